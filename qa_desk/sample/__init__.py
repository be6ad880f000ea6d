"""The sample workspace: an invented contact centre to look around in."""

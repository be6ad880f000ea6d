"""The Forms page: every form, its designer, its preview, and the formula lab before it is published."""

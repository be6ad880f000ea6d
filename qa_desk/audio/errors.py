"""What can be wrong with a recording or a sound device, in words for people."""

from __future__ import annotations

import errno

from qa_desk.errors import N_, QADeskError


class AudioError(QADeskError):
    """A recording that cannot be read, or sound that cannot be played."""


class Cancelled(Exception):
    """Raised out of long work whose `cancelled` callback said so; nothing was kept."""


def missing(name: str) -> AudioError:
    """The file is not there."""
    return AudioError(
        N_("There is no file “{name}”."), hint=N_("It may have been moved or renamed."), name=name
    )


def folder(name: str) -> AudioError:
    """A folder where a recording should be."""
    return AudioError(
        N_("“{name}” is a folder, not a recording."), hint=N_("Choose a sound file."), name=name
    )


def unreadable(name: str, error: OSError) -> AudioError:
    """The system does not let us read it."""
    return AudioError(
        N_("“{name}” could not be read: {reason}."),
        hint=N_("Check that the file may be opened and that its drive is connected."),
        name=name,
        reason=error.strerror or str(error),
    )


def empty(name: str) -> AudioError:
    """A file of zero bytes."""
    return AudioError(
        N_("The file “{name}” is empty."),
        hint=N_("The recorder may have stopped before the call; get the file again from its source."),
        name=name,
    )


def no_sound(name: str) -> AudioError:
    """A proper sound file with nothing in it."""
    return AudioError(
        N_("“{name}” is a sound file with no sound in it."),
        hint=N_("Get the file again from the recorder; this copy holds nothing to play."),
        name=name,
    )


def not_sound(name: str, looks_like: str) -> AudioError:
    """Something else with a recording's name; `looks_like` is a word such as HTML."""
    return AudioError(
        N_("“{name}” is not a recording: it holds {kind}."),
        hint=N_("This often is a saved sign-in or error page; download the recording again."),
        name=name,
        kind=looks_like,
    )


def unknown_format(name: str) -> AudioError:
    """A format nobody here can decode, or a damaged beginning."""
    return AudioError(
        N_("“{name}” cannot be read as sound."),
        hint=N_("QA Desk reads WAV, FLAC, Ogg, Opus and MP3; convert other formats, or the file is damaged."),
        name=name,
    )


def too_many_channels(name: str, channels: int) -> AudioError:
    """More than two channels."""
    return AudioError(
        N_("“{name}” has {channels} channels; QA Desk plays one or two."),
        hint=N_("Export the call as stereo: the agent left, the customer right."),
        name=name,
        channels=channels,
    )


def not_written(name: str, error: BaseException) -> AudioError:
    """A sound file that could not be written; nothing of it stays."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return AudioError(
            N_("The disk is full; “{name}” was not written."),
            hint=N_("Free some space and try again; nothing else was changed."),
            name=name,
        )
    return AudioError(
        N_("“{name}” could not be written: {reason}."),
        hint=N_("Check that the disk has room and the folder can be written to."),
        name=name,
        reason=(error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__,
    )


def no_library() -> AudioError:
    """PortAudio is not installed."""
    return AudioError(
        N_("Sound cannot be played: the system library PortAudio is missing."),
        hint=N_("On Debian or Ubuntu run “sudo apt install libportaudio2”, then start QA Desk again."),
    )


def no_device(reason: str = "") -> AudioError:
    """No output device, or none that opens."""
    return AudioError(
        N_("No sound device is available, so calls play silently."),
        hint=N_("Connect headphones or speakers and press play again. {reason}"),
        reason=reason,
    )


def device_lost(name: str) -> AudioError:
    """The device went away while playing."""
    return AudioError(
        N_("The sound device “{name}” was disconnected; playing is paused."),
        hint=N_("Connect it again or choose another, then press play."),
        name=name,
    )


def playback_failed(reason: str) -> AudioError:
    """Reading went wrong in the middle of playing."""
    return AudioError(
        N_("Playing stopped: {reason}."),
        hint=N_("Press play to try again from the same place."),
        reason=reason,
    )


def waiting() -> AudioError:
    """Nothing comes from the file though it should be playing."""
    return AudioError(
        N_("The sound waits: the recording cannot be read at the moment."),
        hint=N_("It goes on by itself as soon as its drive answers; everything else works meanwhile."),
    )


def engine_ended() -> AudioError:
    """The process that makes the sound ended by itself."""
    return AudioError(
        N_("The sound stopped unexpectedly and was started again."),
        hint=N_("Press play to go on from the same place."),
    )

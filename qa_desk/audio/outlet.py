"""The one device in use: opened when first needed, given up for another or for silence, watched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa_desk.audio import device, errors
from qa_desk.audio.deck import Deck, Take
from qa_desk.audio.decode import Samples
from qa_desk.audio.device import Fill, Lost, Output, SilentOutput
from qa_desk.audio.errors import AudioError
from qa_desk.audio.events import EventKind, PlayerEvent
from qa_desk.audio.mixing import Mixing
from qa_desk.audio.trail import Reading, clock

OpenOutput = Callable[[str | None, int, Fill, Lost], Output]


@dataclass(frozen=True, slots=True)
class Status:
    """The device in use, "" with none; `silent` where there is none to play on; its rate in Hz."""

    name: str = ""
    silent: bool = False
    rate: int = 0


class Outlet:
    """Holds the deck the device takes from. `rate` is 0 while none is open. Its user keeps to one thread at a time."""

    def __init__(
        self,
        tell: Callable[[PlayerEvent | Status], None],
        filled: Callable[[], None],
        wake: Callable[[], None],
        open_output: OpenOutput | None = None,
    ) -> None:
        self.wanted: str | None = None
        self.mixing = Mixing()
        self.deck: Deck | None = None
        self._tell, self._filled, self._wake = tell, filled, wake
        self._open_output = open_output or device.open_output
        self._output: Output | None = None
        self._lost: AudioError | None = None
        self._decks = 0
        self._earlier_underruns = 0

    @property
    def rate(self) -> int:
        """Of the open device, Hz."""
        return self._output.rate if self._output is not None else 0

    @property
    def underruns(self) -> int:
        """How often sound was not ready in time, on all devices so far."""
        deck, output = self.deck, self._output
        if deck is None or output is None:
            return self._earlier_underruns
        return self._earlier_underruns + deck.underruns + output.underflows

    def open(self, take: Take) -> None:
        """Open the device asked for, else the system's own choice, else silence; says where it fell back."""
        if self._output is not None:
            return
        rate, fallen_back = take.source.rate, None
        try:
            self._output = self._open_output(self.wanted, rate, self._fill, self._on_lost)
        except AudioError as error:
            fallen_back = PlayerEvent(EventKind.ERROR, error)
            self._output = self._second_choice(rate)
            if not self._output.silent:
                fallen_back = PlayerEvent(EventKind.DEVICE_CHANGED)
        self._lost = None
        self._decks += 1
        self.deck = Deck(self._output.rate, take, self.mixing.matrix(take.source.channels), self._filled)
        self._tell(Status(self._output.name, self._output.silent, self._output.rate))
        if fallen_back is not None:
            self._tell(fallen_back)

    def _second_choice(self, rate: int) -> Output:
        if self.wanted is not None:
            try:
                return self._open_output(None, rate, self._fill, self._on_lost)
            except AudioError:
                pass  # told already; silence it is
        return SilentOutput(rate, self._fill)

    def start(self) -> None:
        """Let the device take sound."""
        if self._output is None or self.deck is None:
            return
        self.deck.running = True
        self.deck.filled_at = clock()
        try:
            self._output.start()
        except AudioError as error:
            self._on_lost(error)

    def run(self, running: bool) -> None:
        """Sound or silence from the open device."""
        if self.deck is not None:
            self.deck.running = running

    def put(self, take: Take) -> None:
        """Sound is taken from here from now on."""
        if self.deck is not None:
            self.deck.take = take

    def rest(self) -> None:
        """Nothing is needed for a while."""
        if self._output is not None:
            self._output.stop()

    def close(self) -> None:
        """Let go of the device."""
        self._earlier_underruns = self.underruns
        output = self._output
        self._output, self.deck = None, None
        if output is not None:
            output.close()

    def devices(self) -> tuple[str, ...]:
        """Names of the devices to choose from."""
        return device.devices(rescan=self._output is None)

    def remix(self, channels: int) -> None:
        """The loudness asked for is heard from now on."""
        if self.deck is not None:
            self.deck.mix = self.mixing.matrix(channels)

    def handed_of(self, take: Take) -> float:
        """Where in this take the sound stands that the device took last, ms."""
        place = self.deck.handed_of(take) if self.deck is not None else None
        return take.start_ms if place is None else place

    def handed_all(self) -> bool:
        """True once the device took all of the current take."""
        return self.deck is not None and self.deck.handed_all()

    def heard_all(self, take: Take) -> bool:
        """True once all of it was heard."""
        deck = self.deck
        if deck is None or deck.take is not take or not deck.handed_all():
            return False
        last = deck.trail[-1] if deck.trail else None
        if last is None or last.serial != take.serial:
            return True
        return self.reading(0, 0, 0.0).heard(clock()) >= last.end

    def reading(self, seek: int, valid: int, start_ms: float) -> Reading:
        """Where the sound stands."""
        deck = self.deck
        if deck is None:
            return Reading(seek, valid, self._decks, start_ms=start_ms, underruns=self._earlier_underruns)
        handed, trail = deck.handed, deck.trail
        since, frame, delay = deck.timing
        return Reading(
            seek, valid, self._decks, deck.rate, since, frame, delay, handed, start_ms, self.underruns, trail
        )

    def take_loss(self, playing: bool, patience: float) -> AudioError | None:
        """Why the device is gone, once; one that asks for nothing for so many seconds counts as gone."""
        if playing and self.deck is not None and clock() - self.deck.filled_at > patience:
            name = self._output.name if self._output is not None else ""
            self._lost = self._lost or errors.device_lost(name)
        lost, self._lost = self._lost, None
        return lost

    def _fill(self, out: Samples, delay: float) -> None:
        deck = self.deck
        if deck is None:
            out.fill(0)
        else:
            deck.fill(out, delay)

    def _on_lost(self, error: AudioError) -> None:
        self._lost = error
        self._wake()

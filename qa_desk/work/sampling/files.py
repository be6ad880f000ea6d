"""Sampling plans are written as YAML (docs/sampling.md)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from qa_desk.errors import N_
from qa_desk.sampling import PlanDefinition
from qa_desk.work.sampling.drawn import SamplingError

LARGEST = 1_000_000


def load_plan(path: Path) -> PlanDefinition:
    """The plan in a YAML file, checked; `SamplingError` says what is wrong and where."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("it is too large")
        content = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        plan = msgspec.convert(content, PlanDefinition, strict=False)
    except OSError as error:
        raise SamplingError(
            N_("The plan {name} could not be opened: {reason}."),
            name=path.name,
            reason=error.strerror or error,
        ) from error
    except (ValueError, RecursionError, YAMLError) as error:
        raise SamplingError(
            N_("The plan {name} cannot be read: {reason}"),
            hint=N_("docs/sampling.md shows what a plan may say."),
            name=path.name,
            reason=error,
        ) from error
    plan.check()
    return plan


def write_plan(path: Path, plan: PlanDefinition) -> None:
    """Write a plan as the YAML that `load_plan` reads; `SamplingError` where the disk refuses."""
    from ruamel.yaml import YAML

    plan.check()
    plain = {
        key: value
        for key, value in msgspec.to_builtins(plan).items()
        if value != msgspec.to_builtins(PlanDefinition(name="", form="")).get(key)
    }
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = None
    yaml.allow_unicode = True
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # ruamel's own default is None
    try:
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(plain, file)
    except OSError as error:
        raise SamplingError(
            N_("The plan {name} could not be written: {reason}."),
            name=path.name,
            reason=error.strerror or error,
        ) from error

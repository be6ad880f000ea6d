"""Tables of well-known systems: the ways to read them that come with QA Desk."""

from __future__ import annotations

from typing import Final

from qa_desk.importing.mapping import TableMapping

ASTERISK_TITLES: Final = (
    "accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp", "lastdata", "start",
    "answer", "end", "duration", "billsec", "disposition", "amaflags", "uniqueid", "userfield",
)  # fmt: skip
"""Asterisk writes no titles; this is its order. Older files end before uniqueid or userfield."""
SECONDS: Final = {"duration": "s", "talk": "s", "wait": "s", "hold": "s", "wrap": "s"}


def _units(unit: str, *fields: str) -> dict[str, str]:
    return dict.fromkeys(fields, unit)


def _read(source: str, columns: str, **settings: object) -> TableMapping:
    """A mapping from `field=title` pairs on lines of text."""
    pairs = (pair.split("=", 1) for pair in columns.split(";"))
    named = {field.strip(): title.strip() for field, title in pairs}
    return TableMapping(named, source=source, **settings)  # type: ignore[arg-type]


PLATFORMS: Final = {
    "Asterisk": _read(
        "asterisk",
        "external_id=uniqueid;started_at=start;ended_at=end;caller_number=src;called_number=dst;queue=dcontext"
        ";duration=duration;talk=billsec;outcome=disposition;agent_id=dstchannel",
        units=_units("s", "duration", "talk"),
        header=False,
    ),
    "FreePBX": _read(
        "freepbx",
        "external_id=uniqueid;started_at=calldate;caller_number=src;called_number=dst;agent_id=dstchannel"
        ";duration=duration;talk=billsec;outcome=disposition;recording=recordingfile",
        units=_units("s", "duration", "talk"),
    ),
    "VICIdial": _read(
        "vicidial",
        "external_id=uniqueid;started_at=call_date;agent_id=user;agent=full_name;customer=lead_id"
        ";customer_phone=phone_number_dialed;queue=campaign_id;reason=status_name;duration=length_in_sec",
        units=_units("s", "duration"),
    ),
    "VICIdial log": _read(
        "vicidial",
        "external_id=uniqueid;started_at=call_date;ended_at=end_epoch;agent_id=user;customer=lead_id"
        ";customer_phone=phone_number;queue=campaign_id;reason=status;duration=length_in_sec",
        units=_units("s", "duration"),
    ),
    "VICIdial recordings": _read(
        "vicidial",
        "external_id=vicidial_id;started_at=start_time;ended_at=end_time;agent_id=user;customer=lead_id"
        ";duration=length_in_sec;recording=filename",
        units=_units("s", "duration"),
    ),
    "Five9 call log": _read(
        "five9",
        "external_id=CALL ID;started_at=TIMESTAMP;queue=CAMPAIGN;direction=CALL TYPE;agent_id=AGENT;agent=AGENT NAME"
        ";reason=DISPOSITION;caller_number=ANI;called_number=DNIS;duration=CALL TIME;wait=QUEUE WAIT TIME"
        ";talk=TALK TIME;hold=HOLD TIME;wrap=AFTER CALL WORK TIME;recording=RECORDINGS",
        units=_units("clock", "duration", "wait", "talk", "hold", "wrap"),
    ),
    "Talkdesk calls": _read(
        "talkdesk",
        "external_id=call_id;started_at=start_at;ended_at=end_at;direction=type;agent=user_name;agent_id=user_email"
        ";customer_phone=contact_phone_number;queue=ring_groups;reason=disposition_code;duration=total_time"
        ";talk=talk_time;wait=wait_time;hold=hold_time;rating=csat_score;recording=recording_url",
        units=_units("s", "duration", "talk", "wait", "hold"),
    ),
    "Talkdesk interactions": _read(
        "talkdesk",
        "external_id=interaction_id;started_at=start_time;ended_at=end_time;direction=call_type;agent=agent_name"
        ";customer_phone=customer_phone_number;talk=talk_time;wait=waiting_time;hold=holding_time;rating=csat_score"
        ";recording=record",
        units=_units("day", "talk", "wait", "hold"),
    ),
    "Talkdesk contacts": _read(
        "talkdesk",
        "external_id=Interaction ID;started_at=Started At;ended_at=Finished At;direction=Direction;agent=User Name"
        ";agent_id=User ID;customer_phone=Contact Person Number;queue=Ring Groups;duration=Duration;talk=Talk Time"
        ";wait=Wait Time;hold=Hold Time;wrap=After Call Work Time",
    ),
    "Amazon Connect contacts": _read(
        "amazon-connect",
        "external_id=ContactId;started_at=InitiationTimestamp;ended_at=DisconnectTimestamp;agent=Agent.Username"
        ";queue=Queue.Name;customer_phone=CustomerEndpoint.Address;direction=InitiationMethod;channel=Channel"
        ";talk=Agent.AgentInteractionDuration;hold=Agent.CustomerHoldDuration;wrap=Agent.AfterContactWorkDuration"
        ";wait=Queue.Duration;recording=Recording.Location",
        units=_units("s", "talk", "hold", "wrap", "wait"),
        time_zone="UTC",
        agent_channel=1,
    ),
    "Twilio calls": _read(
        "twilio",
        "external_id=sid;started_at=start_time;ended_at=end_time;caller_number=from;called_number=to"
        ";direction=direction;outcome=status;duration=duration;wait=queue_time",
        units={"duration": "s", "wait": "ms"},
    ),
    "Bright Pattern recordings": _read(
        "bright-pattern",
        "external_id=Global Interaction ID;started_at=Start Time;agent_id=Agent loginId;customer_phone=Customer phone"
        ";direction=Direction;reason=Disposition;queue=Service;talk=Talk Time",
    ),
    "Huawei CEC recordings": _read(
        "huawei-cec",
        "external_id=call_id;started_at=call_begin;ended_at=call_end;agent_id=agent_id;caller_number=caller_no"
        ";called_number=callee_no;direction=call_type;channel=media_type;queue=current_skill_id;recording=file_name",
    ),
    "CXone contacts": _read(
        "nice-cxone",
        "external_id=Contact_ID;started_at=Start_Date;agent=Agent_Name;queue=Skill_Name;wrap=ACW_Seconds",
        units=_units("s", "wrap"),
    ),
}

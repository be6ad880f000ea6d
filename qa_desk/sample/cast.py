"""Who works at Northside (北岸), and why its customers call. All invented."""

from __future__ import annotations

from datetime import date

from qa_desk.sample.centre import SamplePerson, SampleReason, SampleTeam

COMPANY = "Northside 北岸"
LEEDS, SUZHOU = 0, 480
"""Offsets from UTC in minutes of the two sites; both are kept all year."""

TEAMS = (
    SampleTeam("cards", "Cards 信用卡"),
    SampleTeam("broadband", "Broadband 宽带"),
    SampleTeam("travel", "Travel & Shop 旅行商城"),
)

AGENTS = (
    SamplePerson("maya", "Maya Collins", "agent", ("en",), LEEDS, "cards"),
    SamplePerson("daniel", "Daniel Okafor", "agent", ("en",), LEEDS, "cards"),
    SamplePerson("chenlei", "陈蕾", "agent", ("zh",), SUZHOU, "cards"),
    SamplePerson("wanghaoran", "王浩然", "agent", ("zh",), SUZHOU, "cards"),
    SamplePerson("tom", "Tom Fletcher", "agent", ("en",), LEEDS, "broadband"),
    SamplePerson("priya", "Priya Nair", "agent", ("en",), LEEDS, "broadband"),
    SamplePerson("liuyang", "刘洋", "agent", ("zh",), SUZHOU, "broadband"),
    SamplePerson("zhaoxiaomin", "赵晓敏", "agent", ("zh",), SUZHOU, "broadband"),
    SamplePerson("sofia", "Sofia Marin", "agent", ("en",), LEEDS, "travel"),
    SamplePerson("ben", "Ben Hughes", "agent", ("en",), LEEDS, "travel"),
    SamplePerson("sunjia", "孙佳", "agent", ("zh", "en"), SUZHOU, "travel"),
    SamplePerson("zhoukai", "周凯", "agent", ("zh",), SUZHOU, "travel"),
)

COACHES = (
    SamplePerson("grace", "Grace Whitfield", "coach", ("en",), LEEDS),
    SamplePerson("marcus", "Marcus Bell", "coach", ("en",), LEEDS),
    SamplePerson("linjing", "林静", "coach", ("zh", "en"), SUZHOU),
    SamplePerson("hewenbin", "何文斌", "coach", ("zh",), SUZHOU),
)

OTHERS = (
    SamplePerson("eleanor", "Eleanor Ward", "executive", ("en",), LEEDS),
    SamplePerson("gaozhiyuan", "高志远", "executive", ("zh", "en"), SUZHOU),
    SamplePerson("ruth", "Ruth Adeyemi", "lead", ("en", "zh"), LEEDS),
    SamplePerson("jon", "Jon Reyes", "admin", ("en",), LEEDS),
)

PEOPLE = AGENTS + COACHES + OTHERS

SKILL = {  # overall log-odds above the centre's own, and what a month of practice adds
    "maya": (0.70, 0.0),
    "daniel": (0.15, 0.0),
    "chenlei": (0.60, 0.0),
    "wanghaoran": (0.35, 0.04),
    "tom": (-0.35, 0.0),
    "priya": (0.20, 0.0),
    "liuyang": (-0.45, 0.0),
    "zhaoxiaomin": (0.25, 0.05),
    "sofia": (0.75, 0.0),
    "ben": (-0.80, 0.06),
    "sunjia": (0.55, 0.0),
    "zhoukai": (-0.75, 0.0),
}

SEVERITY = {"grace": 0.00, "marcus": -0.03, "linjing": 0.01, "hewenbin": 0.05}
"""What each evaluator adds to the share of good behaviour that is not credited."""

RESPONDERS = frozenset({"daniel", "wanghaoran", "tom", "priya", "liuyang", "zhaoxiaomin", "ben", "sunjia"})
"""Agents whom coaching moves; for the other four it does nothing."""

LINES = (
    SampleReason("cards", "Cards 信用卡"),
    SampleReason("broadband", "Broadband 宽带"),
    SampleReason("travel", "Travel 旅行"),
    SampleReason("retail", "Shop 商城"),
)

REASON_FACTS = {  # name, share within its team, minutes of talk, hardness, share resolved, share outgoing
    "cards.lost": ("Lost or stolen card 挂失", 0.14, 4.2, 0.2, 0.93, 0.0),
    "cards.fraud": ("Suspicious payment 可疑交易", 0.16, 5.4, 0.4, 0.85, 0.35),
    "cards.payment": ("Paying the bill 还款", 0.26, 3.0, -0.3, 0.95, 0.05),
    "cards.dispute": ("Wrong charge 交易争议", 0.16, 6.4, 0.5, 0.68, 0.05),
    "cards.fee": ("Fees and interest 费用利息", 0.16, 4.8, 0.4, 0.78, 0.0),
    "cards.account": ("Account details 账户资料", 0.12, 3.4, -0.1, 0.92, 0.02),
    "broadband.fault": ("No connection 断网", 0.38, 7.2, 0.6, 0.62, 0.03),
    "broadband.setup": ("Setting up 安装调试", 0.18, 6.0, 0.1, 0.80, 0.03),
    "broadband.account": ("Account and price 套餐账户", 0.20, 3.8, -0.1, 0.92, 0.0),
    "broadband.leaving": ("Leaving 退网", 0.12, 6.6, 0.5, 0.75, 0.0),
    "broadband.followup": ("After a repair 修后回访", 0.12, 2.6, -0.5, 0.97, 0.92),
    "travel.change": ("Change of booking 改签", 0.22, 6.2, 0.3, 0.86, 0.04),
    "travel.booking": ("Question about a booking 订单咨询", 0.22, 4.0, -0.2, 0.90, 0.02),
    "travel.cancel": ("Cancelled by us 行程取消", 0.10, 6.8, 0.8, 0.66, 0.15),
    "retail.delivery": ("Where is my order 物流", 0.20, 3.2, 0.2, 0.78, 0.02),
    "retail.refund": ("Refund 退款", 0.15, 4.6, 0.6, 0.66, 0.02),
    "retail.exchange": ("Exchange 换货", 0.11, 3.8, 0.1, 0.88, 0.02),
}

REASONS = LINES + tuple(
    SampleReason(key, str(facts[0]), key.split(".")[0]) for key, facts in REASON_FACTS.items()
)

QUEUES = {
    "en": {"cards": "Cards", "broadband": "Broadband", "travel": "Travel", "retail": "Shop"},
    "zh": {"cards": "信用卡", "broadband": "宽带", "travel": "旅行", "retail": "商城"},
}

TIERS = {"standard": 0.78, "gold": 0.17, "platinum": 0.05}


def reasons_of(team: str) -> tuple[str, ...]:
    """Keys of the reasons a team answers."""
    lines = ("travel", "retail") if team == "travel" else (team,)
    return tuple(key for key in REASON_FACTS if key.split(".")[0] in lines)


def joined_on(agent: str, today: date) -> date:
    """When somebody joined; the two who still learn came not long before the sample begins."""
    return date(today.year - 1, 3, 4) if SKILL.get(agent, (0, 0))[1] else date(today.year - 3, 5, 6)

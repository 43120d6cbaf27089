"""The forty made-up projects: what each is called and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from projects.imports.example.words import slug

# So that one sees in which places of the pages a title has to be broken.
LONG_TITLE = (
    "Restoration of Two Wetlands, Their Banks, Their Birds and Their Footpaths, with Training of "
    "Wardens, a Survey before and after, Lessons for the Neighbouring Districts, and a Title as "
    "Long as a Title Can Be, So That One Sees Where the Pages Have to Break It"
)
LONG_TITLE_KO = (
    "습지 두 곳과 그 제방, 철새 서식지와 탐방로의 복원 및 관리인 교육, 사전·사후 조사와 이웃 "
    "지역을 위한 교훈 정리를 포함하는, 제목이 얼마나 길어질 수 있는지 보여 주는 사업"
)


@dataclass(frozen=True)
class Story:
    """A project's names, and which of the courses in ``project_ledgers`` it took."""

    number: int
    title: str
    title_ko: str
    course: str

    @property
    def slug(self) -> str:
        """Its address."""
        return slug(f"project-{self.number:02}")

    @property
    def starts_on(self) -> date:
        """When it was first planned to start."""
        return date(2021 + self.number % 3, 1 + self.number * 5 % 12, 1)

    @property
    def ends_on(self) -> date:
        """When it was first planned to end: one and a half to three years later."""
        months = self.starts_on.month - 1 + 18 + 6 * (self.number % 4)
        return date(self.starts_on.year + months // 12, 1 + months % 12, 28)


STORIES = tuple(
    Story(number, *told)
    for number, told in enumerate(
        (
            ("Schools of Tomorrow", "내일의 학교", "running"),
            ("Teachers for Technical Schools", "기술학교 교사 연수", "on-time"),
            ("Textbooks in Two Languages", "이중 언어 교과서", "late"),
            ("Laboratories on Loan", "실험실 장비 대여", "overrun"),
            ("Youth Camp by the Lake", "호숫가 청소년 캠프", "on-time"),
            ("Twin Libraries", "결연 도서관", "corrected"),
            ("Evening Schools, First Phase", "야간 학교 1단계", "late"),
            ("Evening Schools, Second Phase", "야간 학교 2단계", "running"),
            ("Rivers Without Borders", "국경 없는 강", "running"),
            ("Gauges on the Long River", "긴 강의 수위계", "on-time"),
            ("Flood Warnings by Radio", "라디오 홍수 경보", "late"),
            ("Wells for Dry Districts", "건조 지역 우물", "unspent"),
            (LONG_TITLE, LONG_TITLE_KO, "overrun"),
            ("Rain on School Roofs", "학교 지붕 빗물", "suspended"),
            ("Ground Water Atlas", "지하수 지도책", "ended"),
            ("Tariffs Compared", "수도 요금 비교", "cancelled"),
            ("One Address for Everyone", "모두를 위한 하나의 주소", "running"),
            ("Register of Addresses", "주소 등록부", "on-time"),
            ("Timetables in the Open", "열린 시간표", "on-time"),
            ("Network Watch", "네트워크 감시", "in-kind"),
            ("Land Records on Screen", "전산 토지 기록", "overrun"),
            ("Contest of Young Programmers", "청년 개발자 대회", "disputed"),
            ("Computing Time for Universities", "대학 연산 자원", "suspended"),
            ("Archives Abroad", "국외 기록 보관", "approved"),
            ("Fresh Goods Corridor", "신선 화물 회랑", "running"),
            ("Cold Stores at Three Ports", "세 항구의 냉장 창고", "late"),
            ("Customs in One Hour", "한 시간 통관", "on-time"),
            ("Test Reports Accepted", "시험 성적서 상호 인정", "running"),
            ("Small Firms Abroad", "중소기업 해외 진출", "ended"),
            ("Grid Link, Study", "전력망 연계 연구", "on-time"),
            ("Grid Link, Construction", "전력망 연계 건설", "proposed"),
            ("Fair of Crafts", "공예 박람회", "cancelled"),
            ("Midwives for Every District", "모든 지역에 조산사", "late"),
            ("Vaccines Bought Together", "백신 공동 구매", "overrun"),
            ("Outbreaks within a Day", "하루 안의 감염병 보고", "disputed"),
            ("District Hospitals", "지역 병원", "running"),
            ("Advice from Afar", "원격 자문", "suspended"),
            ("First Aid in Schools", "학교 응급 처치", "on-time"),
            ("Care at Home", "가정 돌봄", "approved"),
            ("List of Rare Diseases", "희귀 질환 목록", "silent"),
        ),
        1,
    )
)

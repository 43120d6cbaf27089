"""What the sixty lines of the made-up plan say, area by area."""

from __future__ import annotations

Text = tuple[str, str]

# As long as some lines of real plans are, so that one can see how a page copes with it.
LONG = (
    "Examine, with all who are concerned and with regard to what each of them is able to "
    "contribute, whether and under which conditions the transport of perishable goods by road, "
    "rail, river and sea can be made quicker, safer and less costly, propose measures to the "
    "ministers in good time before their meeting, carry out those on which they agree, and report "
    "each year on what was done, what was not done, and why"
)
LONG_KO = (
    "관련된 모든 기관과 함께 각 기관이 기여할 수 있는 바를 고려하여 도로·철도·하천·해상을 통한 "
    "신선 화물 운송을 더 빠르고 안전하고 저렴하게 할 수 있는지, 그리고 어떤 조건에서 가능한지를 "
    "검토하고, 회의에 앞서 장관들에게 조치를 제안하며, 합의된 조치를 이행하고, 이행한 것과 "
    "이행하지 못한 것 및 그 이유를 매년 보고한다"
)

LEARNING: tuple[Text, ...] = (
    ("Train teachers of technical subjects", "기술 과목 교사를 연수한다"),
    ("Exchange students of engineering", "공학 전공 학생을 교류한다"),
    ("Write textbooks together", "교과서를 공동으로 집필한다"),
    ("Recognise each other's certificates", "자격증을 상호 인정한다"),
    ("Open evening schools", "야간 학교를 연다"),
    ("Lend laboratory equipment", "실험 장비를 대여한다"),
    ("Hold a yearly youth camp", "청소년 캠프를 매년 개최한다"),
    ("Translate works for children", "어린이 도서를 번역한다"),
    ("Twin public libraries", "공공 도서관을 결연한다"),
    ("Award scholarships to nurses", "간호사에게 장학금을 지급한다"),
    ("Teach each other's languages", "서로의 언어를 가르친다"),
    ("Survey what young people need", "청년의 수요를 조사한다"),
)
WATER: tuple[Text, ...] = (
    ("Measure the flow of shared rivers", "공유 하천의 유량을 측정한다"),
    ("Warn of floods across borders", "국경을 넘어 홍수를 경보한다"),
    ("Repair wells in dry districts", "건조 지역의 우물을 보수한다"),
    ("Plant trees along the banks", "강변에 나무를 심는다"),
    ("Train operators of waterworks", "정수장 운영자를 교육한다"),
    ("Compare tariffs for water", "수도 요금을 비교한다"),
    ("Publish the quality of bathing water", "물놀이 수질을 공표한다"),
    ("Restore two wetlands", "습지 두 곳을 복원한다"),
    ("Collect rain on school roofs", "학교 지붕에서 빗물을 모은다"),
    ("Map the ground water", "지하수 지도를 만든다"),
    ("Reuse water in the textile trade", "섬유 산업에서 물을 재이용한다"),
    ("Meet yearly on dams", "댐에 관한 회의를 매년 연다"),
)
DATA: tuple[Text, ...] = (
    ("Publish timetables as open data", "시간표를 공공 데이터로 공개한다"),
    ("Agree on one address register", "하나의 주소 체계에 합의한다"),
    ("Answer incidents in networks together", "네트워크 침해사고에 공동 대응한다"),
    ("Train clerks to read statistics", "통계 활용 교육을 실시한다"),
    ("Share models of the weather", "기상 모델을 공유한다"),
    ("Digitise land records", "토지 기록을 전산화한다"),
    ("Test electronic signatures", "전자 서명을 시험한다"),
    ("Hold a contest for young programmers", "청년 개발자 대회를 연다"),
    ("Lend computing time to universities", "대학에 연산 자원을 제공한다"),
    ("Describe data sets in one vocabulary", "자료 집합을 하나의 용어로 기술한다"),
    ("Keep copies of archives abroad", "기록물 사본을 국외에 보관한다"),
    ("Teach the safe use of networks", "안전한 인터넷 사용을 가르친다"),
)
TRADE: tuple[Text, ...] = (
    ("Shorten the clearing of goods", "통관 시간을 줄인다"),
    ("Accept each other's test reports", "시험 성적서를 상호 인정한다"),
    ("Advise small firms that export", "수출 중소기업을 자문한다"),
    ("Hold a fair of crafts", "공예 박람회를 개최한다"),
    ("Connect two power grids", "두 전력망을 연결한다"),
    ("Build cold stores at three ports", "항구 세 곳에 냉장 창고를 짓는다"),
    (LONG, LONG_KO),
    ("Train inspectors of ships", "선박 검사관을 교육한다"),
    ("List barriers to services", "서비스 무역 장벽을 목록으로 만든다"),
    ("Link chambers of commerce", "상공회의소를 연계한다"),
    ("Study a common ticket for trains", "철도 공동 승차권을 연구한다"),
    ("Mark the routes of pilgrims", "순례길을 표시한다"),
)
HEALTH: tuple[Text, ...] = (
    ("Train midwives", "조산사를 교육한다"),
    ("Report outbreaks within a day", "감염병을 하루 안에 알린다"),
    ("Buy vaccines together", "백신을 공동 구매한다"),
    ("Equip district hospitals", "지역 병원에 장비를 지원한다"),
    ("Exchange doctors for a year", "의사를 1년간 교류한다"),
    ("Send advice over the network", "원격 진료 자문을 제공한다"),
    ("Check the quality of medicines", "의약품 품질을 검사한다"),
    ("Teach first aid in schools", "학교에서 응급 처치를 가르친다"),
    ("Count what people eat", "식생활을 조사한다"),
    ("Care for the old at home", "노인을 가정에서 돌본다"),
    ("Rehearse the response to earthquakes", "지진 대응을 훈련한다"),
    ("Keep a list of rare diseases", "희귀 질환 목록을 관리한다"),
)

"""Words from which made-up titles and summaries are put together."""

from __future__ import annotations

# What a project is about, in English and Korean.
TOPICS = (
    ("rice farming", "벼농사"),
    ("digital skills", "디지털 역량"),
    ("river water quality", "하천 수질"),
    ("vocational training", "직업 훈련"),
    ("cyber security exercises", "사이버 보안 훈련"),
    ("solar power for schools", "학교 태양광"),
    ("forest fire warning", "산불 경보"),
    ("small business exports", "중소기업 수출"),
    ("youth exchange", "청년 교류"),
    ("university scholarships", "대학 장학금"),
    ("heritage conservation", "문화유산 보존"),
    ("film co-production", "영화 공동 제작"),
    ("customs clearance", "통관"),
    ("port safety", "항만 안전"),
    ("methane reduction", "메탄 감축"),
    ("flood forecasting", "홍수 예측"),
    ("maternal health", "모자 보건"),
    ("vaccine storage", "백신 보관"),
    ("smart city sensors", "스마트시티 센서"),
    ("public data standards", "공공데이터 표준"),
    ("library services", "도서관 서비스"),
    ("tourism training", "관광 교육"),
    ("anti-doping laboratories", "도핑 방지 실험실"),
    ("maritime rescue", "해양 구조"),
    ("standards and testing", "표준과 시험"),
    ("start-up mentoring", "창업 멘토링"),
    ("waste sorting", "폐기물 분류"),
    ("food safety", "식품 안전"),
    ("women in engineering", "여성 공학인"),
    ("broadcast archives", "방송 기록"),
)

APPROACHES = (
    "Trainers teach in short courses and return after half a year.",
    "A pilot in two provinces is followed by wider use.",
    "Experts review the rules and draft guidelines with the ministries.",
    "Equipment is installed and local staff learn to maintain it.",
    "Students spend a semester with a partner institution.",
    "Workshops bring officials together twice a year.",
    "A shared platform collects the data of all participants.",
    "Small grants go to proposals chosen by a committee.",
)

MADE_UP = "Made up to measure the tracker with; no such project exists."
MADE_UP_KO = "추적 시스템의 성능을 재기 위해 지어낸 것으로, 이런 사업은 없습니다."

INDICATORS = (
    ("People trained", "교육받은 사람", "people", "명"),
    ("Workshops held", "개최한 워크숍", "workshops", "회"),
    ("Institutions using the platform", "플랫폼 사용 기관", "institutions", "개 기관"),
    ("Guidelines adopted", "채택된 지침", "guidelines", "건"),
    ("Share of graduates in work", "취업한 수료생 비율", "per cent", "퍼센트"),
)

MILESTONES = ("Inception workshop", "Mid-term review", "Equipment handed over", "Final report")

AREAS = (
    "Political and security matters",
    "Trade and investment",
    "Transport and connectivity",
    "Food and agriculture",
    "Energy",
    "Environment",
    "Disaster management",
    "Education",
    "Health",
    "Culture",
    "Youth and women",
    "Digital economy",
)

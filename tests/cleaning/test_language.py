"""The language of a text, by what the page states and what its words say."""

import json
from pathlib import Path

import pytest

from benchmarks.evaluation.gold import load_corpus
from extractor.cleaning import clean
from extractor.cleaning.language import find_language, language_name, stated_language
from tests.cleaning.pages import BODY, make_html, make_page

TEXTS = {
    "de": "Der Hafen von Tarnholm hat im ersten Quartal 4,2 Millionen Tonnen Getreide umgeschlagen, teilte die Hafenbehörde am Dienstag mit. Das waren zwölf Prozent mehr als im Vorjahr, als ein Streik der Kranführer zwei der vier Liegeplätze lahmgelegt hatte. Die Reedereien rechnen damit, dass der Trend im Sommer anhält. Die Bauern im Tal sind weniger zuversichtlich, weil ein trockenes Frühjahr den Weizen kürzer stehen lässt als sonst.",
    "fr": "Le port de Tarnholm a traité 4,2 millions de tonnes de céréales au premier trimestre, a annoncé mardi la direction du port. C'est douze pour cent de plus qu'un an auparavant, lorsqu'une grève des grutiers avait fermé deux des quatre quais. Les compagnies maritimes s'attendent à ce que la tendance se maintienne pendant l'été. Les agriculteurs de la vallée sont moins sûrs, car le printemps a été très sec.",
    "es": "El puerto de Tarnholm movió 4,2 millones de toneladas de grano en el primer trimestre, informó el martes la autoridad portuaria. Son un doce por ciento más que un año antes, cuando una huelga de los operadores de grúas cerró dos de los cuatro muelles. Las navieras esperan que la tendencia se mantenga durante el verano. Los agricultores del valle están menos seguros, porque la primavera ha sido muy seca.",
    "nl": "De haven van Tarnholm heeft in het eerste kwartaal 4,2 miljoen ton graan overgeslagen, zei het havenbestuur dinsdag. Dat was twaalf procent meer dan een jaar eerder, toen een staking van kraanmachinisten twee van de vier kades had gesloten. Rederijen verwachten dat de trend in de zomer aanhoudt. De boeren in het dal zijn minder zeker, omdat het voorjaar erg droog is geweest en de tarwe kort is gebleven.",
    "no": "Havnen i Tarnholm håndterte 4,2 millioner tonn korn i første kvartal, opplyste havnestyret tirsdag. Det var tolv prosent mer enn året før, da en streik blant kranførerne hadde stengt to av de fire kaiene. Rederiene venter at utviklingen vil fortsette gjennom sommeren. Bøndene i dalen er mindre sikre, fordi en tørr vår har gitt kortere hvete enn vanlig, og noen åkrer er blitt pløyd ned igjen.",
    "pt": "O porto de Tarnholm movimentou 4,2 milhões de toneladas de grãos no primeiro trimestre, informou na terça-feira a autoridade portuária. São doze por cento a mais do que um ano antes, quando uma greve dos operadores de guindastes fechou dois dos quatro berços. As companhias de navegação esperam que a tendência continue no verão. Os agricultores do vale não têm tanta certeza, porque a primavera foi muito seca.",
    "it": "Il porto di Tarnholm ha movimentato 4,2 milioni di tonnellate di grano nel primo trimestre, ha comunicato martedì l'autorità portuale. È il dodici per cento in più rispetto a un anno prima, quando uno sciopero dei gruisti aveva chiuso due delle quattro banchine. Le compagnie di navigazione si aspettano che la tendenza continui durante l'estate. Gli agricoltori della valle sono meno sicuri, perché la primavera è stata molto secca.",
    "pl": "Port w Tarnholmie przeładował w pierwszym kwartale 4,2 miliona ton zboża, poinformował we wtorek zarząd portu. To o dwanaście procent więcej niż rok wcześniej, kiedy strajk operatorów dźwigów zamknął dwa z czterech nabrzeży. Armatorzy spodziewają się, że ta tendencja utrzyma się przez całe lato. Rolnicy z doliny są mniej pewni, ponieważ wiosna była bardzo sucha, a pszenica jest niższa niż zwykle.",
    "ru": "Порт Тарнхольма обработал в первом квартале 4,2 миллиона тонн зерна, сообщило во вторник управление порта. Это на двенадцать процентов больше, чем годом ранее, когда забастовка крановщиков закрыла два из четырёх причалов. Судоходные компании ожидают, что тенденция сохранится в течение лета. Фермеры долины менее уверены, потому что весна была очень сухой, и пшеница ниже обычного.",
    "zh": "塔恩霍尔姆港务局星期二表示，该港口第一季度处理了四百二十万吨粮食，比去年同期增长百分之十二，当时起重机司机罢工导致四个泊位中的两个关闭。航运公司预计这一趋势将持续整个夏天。山谷里的农民不太确定，因为干燥的春天使小麦比往年矮，一些田地已经被翻耕。协会负责人说，会员公司今年夏天将增加班次，并且希望码头能够早日完成扩建工程，以便更大的船只可以停靠。市议会将在下个月就扩建计划进行表决，预计费用约为三千万。反对者认为，这笔钱应该用于修理道路和学校，而不是港口。支持者则说，港口给城市带来了大量就业机会。",
    "ja": "タルンホルム港の港湾当局は火曜日、第一四半期に四百二十万トンの穀物を取り扱ったと発表した。これは前年同期より十二パーセント多く、当時はクレーン運転手のストライキで四つの岸壁のうち二つが閉鎖されていた。海運会社は、この傾向が夏の間も続くと見込んでいる。谷の農家はそれほど確信を持っていない。乾燥した春のために小麦がいつもより短く、一部の畑は耕し直されたからだ。協会の会長は、加盟各社がこの夏に便数を増やす予定だと述べた。市議会は来月、拡張計画について採決を行う予定である。",
    "ar": "أعلنت هيئة ميناء تارنهولم يوم الثلاثاء أن الميناء تعامل مع أربعة ملايين ومئتي ألف طن من الحبوب في الربع الأول من العام. وهذا أكثر باثني عشر في المئة مما كان عليه قبل عام، عندما أغلق إضراب عمال الرافعات رصيفين من أصل أربعة أرصفة. وتتوقع شركات الشحن أن يستمر هذا الاتجاه خلال الصيف. أما المزارعون في الوادي فهم أقل ثقة، لأن الربيع كان جافا جدا.",
    "tr": "Tarnholm limanı ilk çeyrekte 4,2 milyon ton tahıl elleçledi, liman yönetimi salı günü açıkladı. Bu, vinç operatörlerinin grevinin dört rıhtımdan ikisini kapattığı bir yıl öncesine göre yüzde on iki daha fazla. Denizcilik şirketleri bu eğilimin yaz boyunca sürmesini bekliyor. Vadideki çiftçiler ise o kadar emin değil, çünkü kurak geçen bahar buğdayı her zamankinden daha kısa bıraktı ve bazı tarlalar yeniden sürüldü.",
    "id": "Pelabuhan Tarnholm menangani 4,2 juta ton gandum pada kuartal pertama, kata dewan pelabuhan pada hari Selasa. Jumlah itu dua belas persen lebih banyak daripada setahun sebelumnya, ketika pemogokan operator derek menutup dua dari empat dermaga. Perusahaan pelayaran memperkirakan tren itu akan bertahan sepanjang musim panas. Para petani di lembah kurang yakin, karena musim semi yang kering membuat gandum lebih pendek dari biasanya.",
}
ENGLISH = {
    "results": "LEAGUE RESULTS\nTarnholm Rovers 3 Averby United 1 (Solberg 12, 44, Moreau 71; Ashby 80)\nFenwick Town 0 Harlow City 0\nLindqvist Park 2 Oster Athletic 2 (Haugen 5, Berg 66; Nilsen 30, Dahl 90)\nNordvik 1 Sandvik 4 (Holm 3; Larsen 10, 22, Vik 50, Strand 77)\nStandings: Tarnholm 31, Averby 28, Fenwick 22, Harlow 19, Nordvik 12",
    "names": "Present: Ingrid Solberg, Ines Moreau, Tom Ashby, Karl Lindqvist, Matteo Bianchi, Sofia Rossi, Jürgen Müller, Anna Schmidt, José García, María López, Pedro Álvarez, João Silva, Ana Souza, Piotr Kowalski, Ewa Nowak, Dmitri Ivanov, Olga Petrova, Li Wei, Wang Fang, Sato Kenji, Mehmet Yilmaz, Siti Rahayu",
    "caps": "THE PORT OF TARNHOLM HANDLED 4.2 MILLION TONNES OF GRAIN IN THE FIRST QUARTER, THE HARBOUR BOARD SAID ON TUESDAY. THAT WAS 12 PERCENT MORE THAN A YEAR EARLIER, WHEN A STRIKE OF CRANE DRIVERS HAD CLOSED TWO OF THE FOUR BERTHS. SHIPPING COMPANIES EXPECT THE TREND TO HOLD.",
    "medals": "100m final: 1 Dahl (NOR) 10.02, 2 Moreau (FRA) 10.05, 3 Okafor (NGR) 10.09, 4 Tanaka (JPN) 10.11, 5 Silva (BRA) 10.15. 200m final: 1 Okafor (NGR) 20.11, 2 Berg (SWE) 20.20, 3 Kowalski (POL) 20.31. Long jump women: 1 Petrova 6.91m, 2 Rossi 6.88m, 3 Haugen 6.80m, 4 Garcia 6.77m, 5 Schmidt 6.70m.",
    "telegraphic": "Revenue 812m vs 774m. Ebitda 96m vs 91m. Net debt 210m. Dividend 0.40 proposed. Guidance unchanged. Order backlog 1.4bn, book-to-bill 1.1x. Segments: pumps 312m, valves 240m, service 260m. Capex 45m, tax rate 22 percent, shares outstanding 88m, headcount 5,120, plants open: eleven, closures planned: none, currency effect minus 2.1 percent, organic growth 5.4 percent.",
    "horses": "Tarnholm runners today: 1.30 Silver Lining, Mon Ami, La Belle Rose; 2.05 Der Kaiser, Sans Souci, Bella Notte; 2.40 Vino Tinto, El Camino, Casa Blanca; 3.15 Grand Prix, Petit Four, Belle Epoque; 3.50 Dolce Vita, Buona Sera, Rio Grande; 4.25 Nordlys, Midnattsol, Havfrue. Going good to firm, rain expected later, all races on turf.",
}


@pytest.mark.parametrize("stated", ["missing", "wrong", "right"])
@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_clear_text_outweighs_what_the_page_states(code: str, stated: str) -> None:
    word = {"missing": None, "wrong": "en", "right": code}[stated]
    assert find_language(TEXTS[code], word) == code


@pytest.mark.parametrize("name", sorted(ENGLISH))
def test_english_without_sentences_stays_english(name: str) -> None:
    assert find_language(ENGLISH[name], "en") == "en"
    assert find_language(ENGLISH[name], None) in ("en", None)


def test_english_on_a_page_that_states_german_is_english() -> None:
    assert find_language(" ".join(BODY), "de") == "en"


SHORT = [json.loads(line) for line in (Path(__file__).parent / "short_texts.jsonl").read_text("utf-8").splitlines()]
CORPUS = [gold.text for gold in load_corpus(Path(__file__).parents[2] / "corpus", "dev")]
HEADLINES = (
    "Harbour closes on Monday", "Steel exports fall", "Shell profit jumps", "Council backs new bridge", "Tarnholm mayor dies aged 79",
    "Ingrid Solberg named chief executive", "Two dead in Averby fire", "Ørsted cuts jobs", "Müller out of cup final", "Rates up again",
    "Peñarol beat Nacional", "São Paulo floods kill 12", "Erdoğan visits Skopje", "Karl Lindqvist, 84", "Tech shares slide",
    "PORT STRIKE ENDS", "Grain prices: what next?", "Opinion: Build the bridge", "Matteo Bianchi interview", "Nvidia, Intel rally",
)  # fmt: skip


@pytest.mark.issue(15)
@pytest.mark.parametrize("stated", [None, "en"])
@pytest.mark.parametrize("language", sorted({row["language"] for row in SHORT}))
def test_one_sentence_of_another_language_is_not_taken_for_english(language: str, stated: str | None) -> None:
    texts = [row["text"] for row in SHORT if row["language"] == language]
    assert len(texts) == 5
    assert [text for text in texts if find_language(text, stated) in ("en", None)] == []
    if stated is None:
        assert sum(find_language(text, None) == language for text in texts) >= 3  # the others go to one nearby


@pytest.mark.issue(15)
@pytest.mark.parametrize("length", [20, 60, 120, 199, 200, 250])
def test_the_first_words_of_an_english_article_are_read(length: int) -> None:
    """Of 541 scraped articles none was refused by its first 60, 120 or 250 characters, and none by its headline."""
    assert {find_language(text[:length], None) for text in CORPUS} <= {"en", None}
    assert {find_language(text[:length], "en") for text in CORPUS} == {"en"}


@pytest.mark.issue(15)
def test_headlines_in_english_are_read() -> None:
    assert [headline for headline in HEADLINES if find_language(headline, None) not in ("en", None)] == []


def test_a_short_text_is_in_the_language_that_the_page_states_unless_it_clearly_is_not() -> None:
    assert find_language("Sales up 5%", "de") == "de"
    assert find_language("Wo bist du?", "en") == "en"
    assert find_language("Hafen schließt am Montag.", "en") == "de"
    assert find_language("The harbour closes on Monday.", "de") == "en"


@pytest.mark.parametrize("text", ["", "12.4 – 13", "*** 2025 ***"])
def test_without_letters_nothing_is_known(text: str) -> None:
    assert find_language(text, None) is None
    assert find_language(text, "fr") == "fr"


def test_detection_leaves_a_language_that_it_does_not_know_to_the_page() -> None:
    assert find_language("Harbour closes on Monday.", "ay") == "ay"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("en-GB", "en"),
        ("en_US", "en"),
        ("EN", "en"),
        ("eng", "en"),
        ("nb-NO", "no"),
        ("x-klingon", None),
        ("", None),
        ("English", "en"),
        ("german", "de"),
        ("xx", None),
        ("Klingon", None),
    ],
)
def test_what_pages_state_becomes_a_code(given: str, code: str | None) -> None:
    assert stated_language(given) == code


def test_only_a_code_has_a_name() -> None:
    assert (language_name("de"), language_name("deu"), language_name("xx")) == ("German", None, None)


def test_the_caller_knows_best() -> None:
    assert clean(make_page(TEXTS["de"], language="fr")).language == "fr"


@pytest.mark.parametrize("language", ["xx", "unknown", "?"])
def test_a_row_whose_language_is_none_is_known_by_its_words(language: str) -> None:
    assert clean(make_page(TEXTS["de"], language=language)).language == "de"


@pytest.mark.parametrize("lang", ["", ' lang="en"', ' lang="de-AT"'])
def test_a_german_page_is_german_whatever_its_template_says(lang: str) -> None:
    page = make_html(paragraphs=(TEXTS["de"],)).replace("<html>", f"<html{lang}>")
    assert clean(make_page(page, "html")).language == "de"

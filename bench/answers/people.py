"""Made companies, people, places and goods."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from bench.answers.locales import Locale

_FIRST = {
    "en": "Alice Brian Carmen Derek Elena Frank Grace Henry Isla Jamal Karen Liam Maya Noah Olivia Priya Quentin "
    "Rosa Samuel Tara Umar Victoria Wesley Yasmin Zachary",
    "de": "Anna Bernd Claudia Dieter Elke Felix Greta Heike Jürgen Katrin Lukas Martina Nils Petra Stefan Ute",
    "fr": "Amélie Benoît Camille Denis Élodie François Hélène Julien Lucie Mathieu Nathalie Pascal Sophie Thierry",
    "es": "Alba Carlos Dolores Esteban Francisca Hugo Inés Javier Lucía Manuel Nuria Pablo Raquel Sergio Teresa",
}
_LAST = {
    "en": "Abbott Bennett Caldwell Dawson Ellison Fairbanks Gallagher Hawthorne Ibrahim Jennings Kowalski Lindqvist "
    "Montgomery Nakamura O'Brien Pemberton Quigley Ramirez Sutherland Thornton Underwood Vance Whitaker Yates",
    "de": "Albrecht Bergmann Dietrich Eberhardt Friedrich Günther Hoffmann Krause Lindner Müller Neumann Schröder "
    "Vogel Weiß Ziegler",
    "fr": "Aubert Beaumont Chevalier Dubois Faure Girard Lefèvre Marchand Noël Perrin Roussel Sauvage Thibault",
    "es": "Álvarez Castillo Domínguez Fernández Gutiérrez Herrera Iglesias Márquez Navarro Ortega Ramos Vázquez",
}
_STEM = (
    "Acorn Bluewater Cascade Delphi Evergreen Foxglove Granite Harbor Ironwood Juniper Keystone Lakeshore Meridian "
    "Northgate Oakfield Pinnacle Quarry Redstone Silverline Timberland Umbra Vantage Westbrook Zenith Aldgate "
    "Brightside"
)
_TRADE = {
    "en": "Supplies|Logistics|Electrical Services|Office Products|Consulting|Engineering|Foods|Media|Software|"
    "Building Materials|Textiles|Medical Equipment|Print & Design|Trading",
    "de": "Bürotechnik|Logistik|Maschinenbau|Elektrotechnik|Handel|Werbeagentur|Lebensmittel|Medizintechnik",
    "fr": "Fournitures|Conseil|Bâtiment|Informatique|Distribution|Imprimerie|Électricité",
    "es": "Suministros|Consultoría|Construcciones|Informática|Distribución|Alimentación",
}
_FORM = {
    "us": "Inc.|LLC|Corp.|, Inc.|Group LLC|Co.",
    "gb": "Ltd|Limited|plc|LLP",
    "ca": "Inc.|Ltd.",
    "ie": "Ltd|DAC",
    "eu": "GmbH|AG",
    "de": "GmbH|AG|KG|GmbH & Co. KG|e.K.",
    "ch": "AG|GmbH|SA",
    "fr": "SARL|SAS|SA",
    "es": "S.L.|S.A.",
}
_STREETS = {
    "us": "Maple Avenue|Industrial Parkway|Commerce Street|West 4th Street|Oak Ridge Road|Sunset Blvd|Lincoln Highway",
    "gb": "High Street|Station Road|Victoria Terrace|Mill Lane|Kingsway|Church Road|Albert Embankment",
    "ca": "Queen Street West|Yonge Street|Portage Avenue|Granville Street|Rideau Road",
    "ie": "Merrion Square|Patrick Street|Shop Street|Dame Street",
    "de": "Hauptstraße|Bahnhofstraße|Lindenallee|Am Alten Markt|Gewerbering|Schillerstr.",
    "ch": "Bahnhofstrasse|Seestrasse|Industrieweg|Marktgasse",
    "fr": "rue de la République|avenue Victor Hugo|boulevard Voltaire|rue des Lilas|place du Marché",
    "es": "Calle Mayor|Avenida de la Constitución|Calle Alcalá|Paseo de Gracia|Plaza de España",
}
_CITIES = {
    "us": "Springfield, IL|Austin, TX|Portland, OR|Columbus, OH|Denver, CO|Albany, NY|Tampa, FL|Madison, WI",
    "gb": "Leeds|Bristol|Manchester|Glasgow|Reading|Norwich|Cardiff",
    "ca": "Toronto, ON|Vancouver, BC|Winnipeg, MB|Ottawa, ON",
    "ie": "Dublin|Cork|Galway",
    "de": "Berlin|Hamburg|Köln|Leipzig|Nürnberg|Münster",
    "ch": "Zürich|Bern|Luzern|Winterthur",
    "fr": "Lyon|Nantes|Bordeaux|Lille|Strasbourg",
    "es": "Madrid|Sevilla|Valencia|Zaragoza|Bilbao",
}
_COUNTRY = {
    "us": "USA", "gb": "United Kingdom", "ca": "Canada", "ie": "Ireland", "eu": "Germany", "de": "Deutschland",
    "ch": "Schweiz", "fr": "France", "es": "España",
}  # fmt: skip
_GOODS = {
    "en": "Ballpoint pens, blue, box of 50|A4 copier paper 80 g/m2 (5 reams)|Consulting services|Ergonomic desk chair"
    "|USB-C docking station|Annual software licence|Site survey and report|LED panel light 600x600 mm"
    "|Stainless steel bolts M8x40|On-site installation|Cat6 patch cable 2 m|Monthly maintenance|Safety helmet, white"
    "|Laser toner cartridge 410X|Translation of user manual|Freight pallet, heat treated|Whiteboard markers assorted"
    "|Emergency call-out|Paint, matt white, 10 l|Server rack 42U|Training workshop, half day|Hydraulic hose 1/2 in"
    "|Cleaning of office premises|Coffee beans, dark roast 1 kg|Replacement filter set|Graphic design of brochure"
    "|Corrugated boxes 400 x 300 x 200|Calibration certificate|Nitrile gloves size L (100 pcs)|Web hosting, 12 months",
    "de": "Kopierpapier A4 80 g (5 x 500 Blatt)|Beratungsleistung|Bürostuhl ergonomisch|Wartung Heizungsanlage"
    "|Montage vor Ort|LED-Leuchte 60 x 60 cm|Schrauben M8 x 40, verzinkt|Softwarelizenz 12 Monate|Toner schwarz"
    "|Anfahrtspauschale|Netzwerkkabel Cat6 2 m|Reinigungsmittel 5 l|Schulung halbtags|Ersatzfilter",
    "fr": "Papier A4 80 g (5 ramettes)|Prestation de conseil|Chaise de bureau ergonomique|Maintenance mensuelle"
    "|Installation sur site|Dalle LED 600 x 600|Vis inox M8 x 40|Licence logicielle annuelle|Cartouche de toner"
    "|Câble réseau Cat6 2 m|Peinture blanche mate 10 l|Formation demi-journée",
    "es": "Papel A4 80 g (5 paquetes)|Servicios de consultoría|Silla de oficina ergonómica|Mantenimiento mensual"
    "|Instalación en obra|Panel LED 600 x 600|Tornillos inox M8 x 40|Licencia de software anual|Cartucho de tóner"
    "|Cable de red Cat6 2 m|Pintura blanca mate 10 l|Curso de formación",
}
_DETAIL = {
    "en": "including delivery to the third floor and removal of all packaging|as agreed by e-mail with your Mr. Dawson"
    "|Service period January to March, billed in arrears|for project Riverside, stage 2, drawing no. 4711-B"
    "|Serial numbers as listed on the delivery note; two year manufacturer warranty",
    "de": "inklusive Lieferung in das dritte Obergeschoss und Entsorgung der Verpackung"
    "|gemäß Absprache, Projekt Uferpark, Bauabschnitt 2|Leistungszeitraum Januar bis März",
    "fr": "livraison au troisième étage et reprise des emballages comprises|selon devis accepté, chantier des Berges",
    "es": "incluye entrega en la tercera planta y retirada de embalajes|según presupuesto aceptado, obra Ribera",
}


def pick(random: Random, texts: str) -> str:
    """One of several texts with bars between."""
    return random.choice(texts.split("|"))


@dataclass(frozen=True)
class Party:
    """A company or a person. ``street``, ``postal`` (the line with code and city) and ``country`` are lines."""

    name: str
    street: str
    postal: str
    country: str
    code: str
    city: str
    phone: str
    email: str

    def lines(self, *, country: bool) -> list[str]:
        """The address without the name."""
        return [self.street, self.postal, *([self.country] if country else [])]


def company(random: Random, locale: Locale) -> Party:
    form, trade = pick(random, _FORM[locale.name]), pick(random, _TRADE[locale.language])
    stem = random.choice(_STEM.split())
    name = f"{stem} {trade}{form}" if form.startswith(",") else f"{stem} {trade} {form}"
    return _party(random, locale, name, stem.lower())


def person(random: Random, locale: Locale) -> Party:
    first, last = random.choice(_FIRST[locale.language].split()), random.choice(_LAST[locale.language].split())
    middle = f" {random.choice('ABCDEFGHJKLMRST')}." if locale.letter and random.random() < 0.4 else ""
    return _party(random, locale, f"{first}{middle} {last}", last.lower().replace("'", ""))


def _party(random: Random, locale: Locale, name: str, handle: str) -> Party:
    where = "de" if locale.name == "eu" else locale.name
    number = random.randint(1, 240)
    road = pick(random, _STREETS[where])
    street = (
        f"{road} {number}" if where in ("de", "ch") else f"{road}, {number}" if where == "es" else f"{number} {road}"
    )
    if locale.letter and random.random() < 0.3:
        street += f", Suite {random.randint(100, 990)}"
    city = pick(random, _CITIES[where])
    code = _code(random, where)
    town = city.split(",")[0]
    postal = f"{city} {code}" if where in ("us", "ca", "gb", "ie") else f"{code} {city}"
    host = "".join(letter for letter in handle if letter.isascii() and letter.isalnum())
    email = f"{random.choice(['info', 'billing', 'accounts', 'office'])}@{host}.example"
    return Party(name, street, postal, _COUNTRY[locale.name], code, town, phone(random, where), email)


def _code(random: Random, where: str) -> str:
    forms = {"us": "12999|12999|12999-9999", "gb": "AA9 9AA|A19 9AA", "ca": "A9A 9A9", "ie": "A99 A999", "ch": "1999"}
    return patterned(random, pick(random, forms.get(where, "12999")))


def patterned(random: Random, form: str) -> str:
    """The form with a letter for each A, a digit for each 9, and one that is not zero for each 1 and 2."""
    kinds = {"A": "ABDEFGHJLNPRSTUWXY", "9": "0123456789", "1": "123456789", "2": "123456789"}
    return "".join(random.choice(kinds.get(sign, sign)) for sign in form)


def phone(random: Random, where: str) -> str:
    if where in ("us", "ca"):
        return f"({random.randint(201, 989)}) 555-{random.randint(1000, 9999)}"
    prefix = {"gb": "+44 20", "ie": "+353 1", "de": "+49 30", "ch": "+41 44", "fr": "+33 1", "es": "+34 91"}[where]
    return f"{prefix} {random.randint(200, 999)} {random.randint(1000, 9999)}"


def tax_id(random: Random, locale: Locale) -> str:
    digits = "".join(random.choices("0123456789", k=9))
    where = "de" if locale.name == "eu" else locale.name
    return {
        "us": f"{digits[:2]}-{digits[2:]}",
        "gb": f"GB {digits[:3]} {digits[3:7]} {digits[7:]}",
        "ca": f"{digits} RT0001",
        "ie": f"IE{digits[:7]}{random.choice('ABCDEFGH')}A",
        "de": f"DE{digits}",
        "ch": f"CHE-{digits[:3]}.{digits[3:6]}.{digits[6:]} MWST",
        "fr": f"FR{random.randint(10, 99)}{digits}",
        "es": f"B{digits[:8]}",
    }[where]


def iban(random: Random, locale: Locale) -> str:
    """An IBAN in groups of four whose check digits are right."""
    land = {"us": "GB", "ca": "GB", "eu": "DE"}.get(locale.name, locale.name.upper())
    length = {"GB": 22, "IE": 22, "DE": 22, "CH": 21, "FR": 27, "ES": 24}[land]
    bank = "".join(random.choices("ABDEGIKLMNORSTU", k=4)) if land in ("GB", "IE") else ""
    body = bank + "".join(random.choices("0123456789", k=length - 4 - len(bank)))
    figures = "".join(str(int(letter, 36)) for letter in f"{body}{land}00")
    text = f"{land}{98 - int(figures) % 97:02}{body}"
    return " ".join(text[start : start + 4] for start in range(0, length, 4))


def goods(random: Random, locale: Locale) -> str:
    return pick(random, _GOODS[locale.language])


def detail(random: Random, locale: Locale) -> str:
    return pick(random, _DETAIL[locale.language])


def price(random: Random) -> Decimal:
    """Cheap things are commoner than dear ones."""
    return (Decimal(random.randint(25, 9999)) * random.choice([1, 1, 1, 10, 10, 100]) / 100).quantize(Decimal("0.01"))

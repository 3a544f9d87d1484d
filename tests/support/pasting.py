"""What people paste, with what is right for each: the files in `pasted`, and three more of each kind.

The plan is for 26 to 28 March 2027 in Europe/Berlin, in EUR; it is read on 30 November 2026.
"""

from datetime import date
from pathlib import Path

import msgspec

TODAY = date(2026, 11, 30)
FRIDAY, SATURDAY, SUNDAY = date(2027, 3, 26), date(2027, 3, 27), date(2027, 3, 28)
WEEKEND = (FRIDAY, SUNDAY)


class Case(msgspec.Struct, frozen=True):
    """A pasted text. ``days``: those it is about. ``costs``: what the two pay, each a reading, as a person
    would say them; ``sure``: the first of them is meant."""

    name: str
    text: str
    days: tuple[date, date]
    costs: tuple[tuple[int, str], ...]
    sure: bool = True


def pasted(name: str) -> str:
    """Return the text of the file *name*."""
    return (Path(__file__).parent / "pasted" / f"{name}.txt").read_text("utf-8")


CASES = (
    Case("train-there-and-back", pasted("train-there-and-back"), (FRIDAY, FRIDAY), ((59_80, "EUR"),)),
    Case("train-in-french", pasted("train-in-french"), (FRIDAY, FRIDAY), ((78_00, "EUR"),)),
    Case("flat-two-nights", pasted("flat-two-nights"), (FRIDAY, FRIDAY), ((233_94, "EUR"),)),
    Case("hotel-in-german", pasted("hotel-in-german"), WEEKEND, ((238_00, "EUR"),)),
    Case("workshop-one-day", pasted("workshop-one-day"), (SATURDAY, SATURDAY), ((390_00, "EUR"),)),
    Case("workshop-in-french", pasted("workshop-in-french"), WEEKEND, ((420_00, "EUR"),)),
    Case("inn-in-yen", pasted("inn-in-yen"), (FRIDAY, FRIDAY), ((58_000, "JPY"),)),
    Case("several-prices", pasted("several-prices"), (FRIDAY, FRIDAY),
         ((120_00, "EUR"), (180_00, "EUR"), (50_00, "EUR")), sure=False),
    Case("a-whole-mail", pasted("a-whole-mail"), WEEKEND, ((192_00, "EUR"),)),
    Case("swiss-price", pasted("swiss-price"), WEEKEND, ((1_280_00, "CHF"),)),
    Case("polish-price", pasted("polish-price"), WEEKEND, ((1_200_00, "PLN"),)),
)  # fmt: skip
"""The files, each a whole kind."""

MORE = (
    # Trains, there and back.
    Case("an Italian train", "Andata: venerdì 26 marzo 2027, 8:10 – 11:02\nRitorno: domenica 28 marzo 2027, "
         "16:20 – 19:15\nImporto totale 64,80 €", (FRIDAY, FRIDAY), ((64_80, "EUR"),)),
    Case("a Dutch train", "Heenreis vrijdag 26 maart 2027 om 15:38\nTerugreis zondag 28 maart 2027 om 15:06\n"
         "Totaal: € 59,80", (FRIDAY, FRIDAY), ((59_80, "EUR"),)),
    Case("an English train", "Out: Fri 26 Mar 2027, dep. 09:03, arr. 11:40\nReturn: Sun 28 Mar 2027\n"
         "2 adults × £34.50\nTotal to pay £69.00", (FRIDAY, FRIDAY), ((69_00, "GBP"),)),
    # Flats and hotels.
    Case("a Spanish flat", "Entrada: viernes, 26 de marzo de 2027\nSalida: domingo, 28 de marzo de 2027\n"
         "85,00 € x 2 noches 170,00 €\nLimpieza 35,00 €\nTotal 205,00 €",
         (FRIDAY, FRIDAY), ((205_00, "EUR"),)),
    Case("a flat with the sum below", "26–28 Mar 2027\nTotal\n\n€1,233.94", WEEKEND, ((1_233_94, "EUR"),)),
    Case("a hotel with the word behind", "Fr., 26.03. – So., 28.03.2027\n2 x 119,00 € = 238,00 € insgesamt",
         WEEKEND, ((238_00, "EUR"),)),
    Case("a hotel by the person", "26.–28. März 2027, 2 Nächte\n59,50 € p. P. und Nacht",
         WEEKEND, ((238_00, "EUR"),)),
    Case("a hotel with a deposit", "vom 26. bis 28.3.2027\nAnzahlung 50,- €\nGesamtbetrag 238,- €",
         WEEKEND, ((238_00, "EUR"),)),
    Case("a hotel far away",
    "Gesamtpreis (inkl. MwSt. und Kurtaxe, für zwei Personen und alle Nächte) ....... "
         "238,00 €\n26.3.2027 - 28.3.2027", WEEKEND, ((238_00, "EUR"),)),
    # Workshops.
    Case("a workshop by the head", "Sat, 27 March 2027\n€195 per person", (SATURDAY, SATURDAY),
         ((390_00, "EUR"),)),
    Case("a workshop for early ones", "March 26–28, 2027\nEarly bird until January 15: €380 per couple\n"
         "After that €420 per couple", WEEKEND, ((420_00, "EUR"),)),
    Case("a French day", "Samedi 27 mars 2027, 9h30 – 17h\n195 € par personne, 390 € pour deux",
         (SATURDAY, SATURDAY), ((390_00, "EUR"),)),
    Case("an Italian weekend", "dal 26 al 28 marzo 2027\n420 € a coppia", WEEKEND, ((420_00, "EUR"),)),
    Case("a Dutch weekend", "26 t/m 28 maart 2027\n€ 420,- per stel", WEEKEND, ((420_00, "EUR"),)),
    # Other currencies.
    Case("a Japanese inn by the person", "3月26日(金)〜3月28日(日) 2泊\n合計 58,000円", WEEKEND,
         ((58_000, "JPY"),)),
    Case("an inn with a full-width sign", "2027年3月26日〜28日\n¥58,000 total", WEEKEND, ((58_000, "JPY"),)),
    Case("an Indian house", "26 March 2027 to 28 March 2027\n₹1,25,000 for two", WEEKEND,
         ((1_25_000_00, "INR"),)),
    Case("an Indian house in words", "26-28 Mar 2027\nRs. 1,25,000/- total", WEEKEND,
         ((1_25_000_00, "INR"),)),
    Case("three decimals", "26-28 March 2027, total KWD 1,234.500", WEEKEND, ((1_234_500, "KWD"),)),
    Case("Swiss, behind", "26.-28.03.2027\n1'280.00 Fr. für zwei", WEEKEND, ((1_280_00, "CHF"),)),
    Case("Swiss, curly", "26.03.2027 bis 28.03.2027\nSFr. 1’280.— pro Paar", WEEKEND, ((1_280_00, "CHF"),)),
    Case("Polish, in full", "od 26 do 28 marca 2027\nrazem 1 200,50 PLN", WEEKEND, ((1_200_50, "PLN"),)),
    Case("Polish, narrow spaces", "26.03.2027–28.03.2027\n1\u202f200 zł za parę", WEEKEND,
         ((1_200_00, "PLN"),)),
    Case("Swedish", "26 March – 28 March 2027\n1 450 kr", WEEKEND, ((1_450_00, "SEK"),)),
    # Several prices, none of them plainly meant.
    Case("two rooms", "26 March\nSmall room 80 €, large room 120 €", (FRIDAY, FRIDAY),
         ((80_00, "EUR"), (120_00, "EUR")), sure=False),
    Case("a room and breakfast", "26 March\nRoom 80 €, breakfast 12 € each", (FRIDAY, FRIDAY),
         ((80_00, "EUR"), (24_00, "EUR")), sure=False),
    Case("early or not", "26 March\n200 € (Frühbucher bis 1.2.: 180 €)", (FRIDAY, FRIDAY),
         ((200_00, "EUR"), (180_00, "EUR")), sure=False),
    # Mails.
    Case("an answer", "On Mon, 8 Mar 2027 at 09:12, Ana wrote:\nThe room is free 26–28 March, 96 € a night.",
         WEEKEND, ((192_00, "EUR"),)),
    Case("a mail passed on", "-----Ursprüngliche Nachricht-----\nVon: Haus\nGesendet: Montag, 8. März 2027\n"
         "An: uns\nBetreff: Zimmer\n\nvom 26.-28.3. zu 192 Euro", WEEKEND, ((192_00, "EUR"),)),
    Case("a French mail", "De : Gîte\nEnvoyé : lundi 8 mars 2027 09:12\nÀ : nous\nObjet : RE: Chambre\n\n"
         "du 26 au 28 mars, 96 € la nuit", WEEKEND, ((192_00, "EUR"),)),
    Case("a total before parts", "26-28 March 2027\n30 € · total 50 €", WEEKEND, ((50_00, "EUR"),)),
    Case("instead of", "26-28 March 2027\n99 € instead of 129 €", WEEKEND, ((99_00, "EUR"),)),
    Case("before tax", "26-28 March 2027\nSubtotal €100\nTax €20\nTotal €120", WEEKEND, ((120_00, "EUR"),)),
)  # fmt: skip
"""More of each kind."""

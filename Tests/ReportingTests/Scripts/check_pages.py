"""Reads the pages of a report as browsers and readers do, and prints what is wrong with them.

usage: check_pages.py FOLDER

Every page: valid by html5lib's strict parser, no violation of axe's WCAG 2.2 A and AA rules (and
best practices), no sideways scrolling at 320 pixels. Some pages also in dark colours. On paper:
a country brief has exactly two pages and the situation sheet one, on A4 and on Letter.
Ends with 0 where nothing is wrong, with 1 where something is, one line each.
"""

import base64
import glob
import os
import re
import sys

import html5lib
from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What lies inside a drawing is one picture to readers, and its colours have a test of their own:
# axe is given the drawing with its name and description only.
STRIP = """
for (const drawing of document.querySelectorAll("svg")) {
  for (const part of [...drawing.children]) {
    if (part.localName !== "title" && part.localName !== "desc") part.remove();
  }
}
"""
PAPER = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
WIDE, NARROW = (1200, 900), (320, 640)


def browser():
    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser"):
        if os.path.exists(path):
            options.binary_location = path
    driver = "/usr/bin/chromedriver"
    service = Service(driver) if os.path.exists(driver) else Service()
    page = webdriver.Chrome(options=options, service=service)
    page.set_script_timeout(300)
    return page


def emulate(page, size, colours):
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 500},
    )
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": colours}]},
    )


def markup(path):
    parser = html5lib.HTMLParser(strict=True)
    try:
        with open(path, encoding="utf-8") as file:
            parser.parse(file.read())
    except html5lib.html5parser.ParseError as error:
        yield f"is no valid HTML: {error} at {parser.errors[:1]}"


def accessibility(page, colours):
    page.execute_script(STRIP)
    for violation in Axe().run(page, options=RULES)["violations"]:
        nodes = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
        yield f"{colours}: axe {violation['id']} ({len(violation['nodes'])}): {nodes}"


def reflow(page):
    width = page.execute_script("return document.documentElement.scrollWidth")
    if width > NARROW[0]:
        yield f"scrolls sideways at {NARROW[0]} pixels: {width}"


def pages_on_paper(page, width, height):
    document = page.execute_cdp_cmd(
        "Page.printToPDF",
        {"paperWidth": width, "paperHeight": height, "printBackground": True},
    )
    content = base64.b64decode(document["data"])
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", content))


def paper(page, kind):
    expected = {"brief": 2, "sheet": 1}.get(kind)
    for name, (width, height) in PAPER.items() if expected else ():
        count = pages_on_paper(page, width, height)
        if count != expected:
            yield f"has {count} pages on {name}, {expected} expected"


def check(page, path):
    yield from markup(path)
    emulate(page, WIDE, "light")
    page.get("file://" + path)
    kind = page.execute_script("return document.body.className")
    yield from paper(page, kind)
    emulate(page, NARROW, "light")
    yield from reflow(page)
    emulate(page, WIDE, "light")
    yield from accessibility(page, "light")
    if path.endswith("es.html") and (kind != "brief" or "PAN" in path):
        emulate(page, WIDE, "dark")
        yield from accessibility(page, "dark")


def main(folder):
    files = sorted(glob.glob(os.path.join(folder, "**", "*.html"), recursive=True))
    problems = 0
    page = browser()
    try:
        for path in files:
            for problem in check(page, os.path.abspath(path)):
                print(f"{os.path.relpath(path, folder)} {problem}")
                problems += 1
    finally:
        page.quit()
    print(f"{len(files)} pages, {problems} problems")
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

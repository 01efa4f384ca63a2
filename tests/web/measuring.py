"""What a browser sees on the page that is open, as short lines: what sticks out, is cut off, is too small, has no edge.

Each measure is a function of JavaScript that is run in the page, so that it works on pages without scripts too.
"""

from playwright.sync_api import Page

SHARED = """
const shown = element => {
  if (!element.checkVisibility({visibilityProperty: true})) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
};
const label = element => element.tagName.toLowerCase()
  + (element.getAttribute('class') ? '.' + element.getAttribute('class') : '')
  + ` "${(element.textContent || '').trim().replace(/\\s+/g, ' ').slice(0, 40)}"`;
const own = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
const all = [...document.body.querySelectorAll('*')]
  .filter(element => !element.closest('svg') || element.tagName === 'svg');
const visible = all.filter(shown);
const scrolls = element => { for (let e = element; e; e = e.parentElement)
  if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) return true; return false; };
"""


def _run(page: Page, body: str) -> list[str]:
    return page.evaluate(f"(() => {{ {SHARED} {body} }})()")


def sticking_out(page: Page) -> list[str]:
    """What is wider than the screen, so that a reader must scroll sideways. A region that scrolls by itself may be."""
    return _run(
        page,
        """
        const width = document.documentElement.clientWidth;
        const found = visible.filter(element => {
          const box = element.getBoundingClientRect();
          return !scrolls(element) && (box.right > width + 1 || box.left < -1);
        }).map(label);
        const needed = document.scrollingElement.scrollWidth;
        return needed > width ? [...found, `page is ${needed} wide`] : found;
        """,
    )


def cut_off(page: Page) -> list[str]:
    """Text that leaves its own box: hidden by it, or lying over what comes next."""
    return _run(
        page,
        """
        const found = new Set(), range = document.createRange();
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          let block = texts.currentNode.parentElement;
          if (!texts.currentNode.data.trim() || block.closest('svg, .skip') || !shown(block)) continue;
          while (getComputedStyle(block).display === 'inline') block = block.parentElement;
          range.selectNodeContents(texts.currentNode);
          const text = range.getBoundingClientRect(), box = block.getBoundingClientRect();
          const slack = parseFloat(getComputedStyle(block).fontSize) * 0.35;  // above and below letters in a tight line
          const cut = text.right > box.right + 2 && !scrolls(block) || text.bottom > box.bottom + slack;
          if (cut) found.add(label(block));
        }
        return [...found];
        """,
    )


def smaller_than(page: Page, pixels: float) -> list[str]:
    """Text that is smaller than a number of pixels."""
    return _run(
        page,
        f"""
        return visible.filter(element => own(element) || element.matches('input, button'))
          .filter(element => parseFloat(getComputedStyle(element).fontSize) < {pixels} - 0.01)
          .map(element => `${{getComputedStyle(element).fontSize}} ${{label(element)}}`);
        """,
    )


def low_targets(page: Page, pixels: float) -> list[str]:
    """Buttons, fields and links that are lower than a number of pixels. Links inside a sentence may be."""
    return _run(
        page,
        f"""
        const words = node => (node.nodeType === 3 ? node.data : node.textContent || '').trim() !== '';
        const inLine = node => node.nodeType === 3 || getComputedStyle(node).display.startsWith('inline');
        const beside = (element, way) => {{  // the next thing that is seen on this side, if it stands in the same line
          let next = element[way];
          while (next && (next.nodeType === 8 || next.nodeType === 3 && !words(next))) next = next[way];
          return next && inLine(next) && words(next);
        }};
        const standsAlone = element => element.tagName !== 'A'
          || getComputedStyle(element.parentElement).display.includes('flex')
          || !beside(element, 'previousSibling') && !beside(element, 'nextSibling');
        return visible.filter(element => element.matches('a[href], button, input, select, textarea, summary'))
          .filter(element => !element.matches('.skip') && standsAlone(element))
          .filter(element => element.getBoundingClientRect().height < {pixels} - 0.01)
          .map(element => `${{Math.round(element.getBoundingClientRect().height)}} px ${{label(element)}}`);
        """,
    )


def hard_to_use(page: Page) -> list[str]:
    """What sticks out or is cut off, text under 20 px, and targets under 44 px."""
    return [*sticking_out(page), *cut_off(page), *smaller_than(page, 20), *low_targets(page, 44)]


def without_edge(page: Page, selector: str) -> list[str]:
    """Elements of a kind that lack a visible border on any side."""
    return _run(
        page,
        f"""
        return visible.filter(element => element.matches('{selector}')).filter(element => {{
          const style = getComputedStyle(element);
          return ['Top', 'Right', 'Bottom', 'Left'].some(side => style[`border${{side}}Style`] === 'none'
            || parseFloat(style[`border${{side}}Width`]) < 1);
        }}).map(label);
        """,
    )


def moving(page: Page) -> list[str]:
    """Elements with a transition or an animation that takes time."""
    return _run(
        page,
        """
        return all.filter(element => {
          const style = getComputedStyle(element);
          const times = `${style.transitionDuration},${style.animationDuration}`.split(',').map(parseFloat);
          return Math.max(...times) > 0 || style.scrollBehavior === 'smooth';
        }).map(label);
        """,
    )


def text_of(page: Page, selector: str) -> str:
    """All words that are in an element and shown, with single spaces."""
    return " ".join(page.locator(selector).inner_text().split())


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true. Playwright's own way makes the page run a text, which its policy forbids."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"After 5 seconds it is still not true: {expression}")

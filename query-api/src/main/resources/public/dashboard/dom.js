/** Elements without templates: nothing that comes from the API is ever read as HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element with its properties and children; `css` holds custom properties, `on…` listeners, null children vanish. */
export function h(name, properties = {}, ...children) {
  return filled(document.createElement(name), properties, children);
}

/** The same for SVG. */
export function svg(name, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, name), properties, children);
}

function filled(element, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'css') for (const [name, of] of Object.entries(value)) element.style.setProperty(name, of);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Makes these the children. What looks as before stays, since anything new is laid out anew; so listeners must not know more than is seen. */
export function refill(holder, children) {
  children.forEach((child, i) => {
    const there = holder.children[i];
    if (there?.isEqualNode(child)) follow(there, child);
    else if (there) there.replaceWith(child);
    else holder.append(child);
  });
  while (holder.children.length > children.length) holder.lastChild.remove();
}

/** Takes over what is entered, which no attribute tells. */
function follow(there, child) {
  const entered = child.querySelectorAll('input');
  there.querySelectorAll('input').forEach((input, i) => {
    if (input.value !== entered[i].value) input.value = entered[i].value;
    input.checked = entered[i].checked;
  });
}

/** Whether some of it is within the window. */
export function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom >= 0 && top <= window.innerHeight;
}

/** Resolves once the page is painted as it is now; where nobody sees it, it is not. */
export const painted = () =>
  new Promise((done) => (document.visibilityState === 'visible' ? requestAnimationFrame(() => setTimeout(done)) : done()));

/** An icon of 16 by 16 from the paths of its strokes. */
export function icon(...paths) {
  return svg(
    'svg',
    { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' },
    paths.map((d) => svg('path', { d })),
  );
}

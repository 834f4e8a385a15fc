/** Follows the views of a page as they change; where that is not to be had, looks again from time to time. */

const SETTLE = 400;
const LOOK_AGAIN = 15;

/** Calls `refresh` after changes, and tells `mark` whether they come by themselves, or every how many `seconds` it is looked for them. */
export function follow({ views, workspace, seconds = LOOK_AGAIN }, refresh, mark) {
  let settling;
  let looking;
  let closed = false;
  let streams = [];
  const changed = () => {
    clearTimeout(settling);
    settling = setTimeout(refresh, SETTLE);
  };
  const look = () => {
    if (closed || looking) return;
    mark('looking', seconds);
    looking = setInterval(() => document.visibilityState === 'visible' && refresh(), seconds * 1_000);
  };
  const open = () =>
    views.forEach((view) => {
      const stream = new EventSource(`/api/live/${view}?${new URLSearchParams({ workspace })}`);
      // What changed between the answers on the page and the start of the stream, nobody tells.
      stream.addEventListener('open', () => {
        mark('live');
        changed();
      });
      stream.addEventListener('change', () => {
        mark('changed');
        changed();
      });
      stream.addEventListener('error', () => (stream.readyState === EventSource.CLOSED ? look() : mark('away')));
      streams.push(stream);
    });
  const shut = () => {
    streams.forEach((stream) => stream.close());
    streams = [];
  };
  const seen = () => {
    if (document.visibilityState !== 'visible') return shut();
    if (!streams.length) open();
    changed();
  };
  // A browser has few connections to an origin: pages that nobody sees hold none.
  document.addEventListener('visibilitychange', seen);
  if (document.visibilityState === 'visible') open();
  if (!views.length) look();
  return {
    close() {
      closed = true;
      clearTimeout(settling);
      clearInterval(looking);
      document.removeEventListener('visibilitychange', seen);
      shut();
    },
  };
}

// The address after ?page= in a frame, in a shadow root; with &sandbox= as much of one. Notes what the frame tells, and can ask it.
const query = new URLSearchParams(location.search);
const page = query.get('page');
globalThis.got = [];
globalThis.addEventListener('message', ({ data, origin }) => globalThis.got.push({ ...data, origin }));
if (page !== null) {
  const root = document.querySelector('#place').attachShadow({ mode: 'open' });
  const frame = document.createElement('iframe');
  if (query.has('sandbox')) frame.sandbox = query.get('sandbox');
  Object.assign(frame, { src: page, width: 800, height: 600, title: 'The page' });
  root.append(frame);
  globalThis.ask = (message) =>
    new Promise((resolve) => {
      const id = `ask ${globalThis.got.length} ${Math.random()}`;
      globalThis.addEventListener('message', ({ data }) => {
        if (data.id === id) resolve(data);
      });
      frame.contentWindow.postMessage({ vamos: 1, id, ...message }, '*');
    });
}

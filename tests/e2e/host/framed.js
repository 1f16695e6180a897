// The address after ?page= in a frame, in a shadow root.
const page = new URLSearchParams(location.search).get('page');
if (page !== null) {
  const root = document.querySelector('#place').attachShadow({ mode: 'open' });
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: page, width: 800, height: 600, title: 'The page' });
  root.append(frame);
}

/**
 * What a course's page does with an embed: it listens to a frame's messages, gives commands to two elements, and says what a chapter
 * reports. Every sentence stands in the page itself, in `data-` attributes: `{step}` and its like are filled in here.
 */
const $ = (selector) => document.querySelector(selector);
const number = (value, digits) =>
  value.toLocaleString(document.documentElement.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** What would be written as nothing is said to be less than the least that is written. */
const lossOf = ({ loss }) => (loss < 0.0005 ? `<${number(0.001, 3)}` : number(loss, 3));

function say(line, sentence, values = {}) {
  line.textContent = sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Messages of one frame, of nobody else, and of the version of the protocol that this page knows. */
function listen(frame, hear) {
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.vamos === 1) hear(data);
  });
}

// 1. The frame: as high as what is in it, its step and loss below it, and a task that this page has thought of.
const frame = $('#machine');
const line = $('#machine-line');
const task = $('#machine-task');
const LEARNED = 0.05;

listen(frame, (message) => {
  if (message.type === 'height') frame.height = message.height;
  if (message.type === 'ready') say(line, line.dataset.ready);
  if (message.type === 'error') say(line, message.error.text);
  if (message.type !== 'step') return;
  say(line, line.dataset.step, { step: number(message.step, 0), loss: lossOf(message) });
  if (message.loss >= LEARNED || task.classList.contains('done')) return;
  task.classList.add('done');
  say($('#machine-done'), task.dataset.done, { step: number(message.step, 0) });
});

// 2. Two elements: one press for both, and what each of them answers.
const labs = [...document.querySelectorAll('#pair vamos-lab')];
const lineOf = (lab) => lab.nextElementSibling;

for (const lab of labs) {
  lab.addEventListener('vamos-step', ({ detail }) => {
    const { step } = lineOf(lab).dataset;
    say(lineOf(lab), step, { step: number(detail.step, 0), loss: lossOf(detail) });
  });
  lab.addEventListener('vamos-error', ({ detail }) => say(lineOf(lab), detail.error.text));
}

async function ask(lab) {
  const sentence = "let's go";
  const { text, tokens } = await lab.translateText(sentence);
  const probability = number(100 * (tokens[0]?.probability ?? 0), 0);
  say(lineOf(lab), lineOf(lab).dataset.answer, { text: text || '…', probability });
}

const COMMANDS = {
  train: (lab) => lab.train(),
  reset: (lab) => lab.reset().then(() => say(lineOf(lab), '')),
  ask,
};

for (const button of document.querySelectorAll('[data-command]'))
  button.addEventListener('click', async () => {
    const command = COMMANDS[button.dataset.command];
    button.disabled = true;
    await Promise.all(labs.map((lab) => command(lab).catch((error) => say(lineOf(lab), error.message))));
    button.disabled = false;
  });

// 3. The chapter: each of its tasks that is solved is reported once.
const solved = $('#solved');
const names = [];

listen($('#chapter'), (message) => {
  if (message.type !== 'task' || names.includes(message.task)) return;
  names.push(message.task);
  say(solved, names.length === 1 ? solved.dataset.one : solved.dataset.many, { count: number(names.length, 0) });
});

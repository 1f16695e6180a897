/** The entry of vamos.html, the page in one file: its address may be written into the file itself. */
import '../styles/index.css';
import '../styles/embed.css';
import { startPage } from '../start';
import { failed } from '../state/failures';
import { EmbedProblems } from './embed-problems';
import { ownFile } from './own-file';
import { startEmbed } from './start';

/** An address of an embed's settings shows what an embed does; every other, and none, the page. */
const EMBED = /&(view|head|controls|locked|train|sentence|pairs|host)=/;

/** There is no course in the file. */
const CHAPTER = /^#chapter-\d+/;

const asked = location.hash === '' ? (ownFile()?.address ?? '') : location.hash;
const given = asked.replace(CHAPTER, '#lets-go');
if (given !== asked) history.replaceState(null, '', given);
document.documentElement.classList.add('one-file');
const started: Promise<unknown> = EMBED.test(given)
  ? startEmbed(given)
  : startPage(given, () => Promise.resolve(false));
if (given !== asked)
  void started.then(() => {
    const problems = new EmbedProblems();
    problems.add(failed('embed_no_course'));
    document.querySelector('#app')!.prepend(problems);
  });

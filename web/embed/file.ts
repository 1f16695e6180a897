/** The entry of vamos.html, the page in one file: its address may be written into the file itself. */
import '../styles/index.css';
import '../styles/embed.css';
import { startPage } from '../start';
import { ownFile } from './own-file';
import { startEmbed } from './start';

/** An address of an embed's settings shows what an embed does; every other, and none, the page. */
const EMBED = /&(view|head|controls|locked|train|sentence|pairs|host)=/;

const given = location.hash === '' ? (ownFile()?.address ?? '') : location.hash;
document.documentElement.classList.add('one-file');
void (EMBED.test(given) ? startEmbed(given) : startPage(given, () => Promise.resolve(false)));

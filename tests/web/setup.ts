/** Texts are there before a unit test begins, as they are before the page draws. */
import { loadTexts, type Group } from '../../web/i18n';
import { GROUPS } from '../../web/i18n/groups';

await loadTexts(Object.keys(GROUPS) as Group[]);

/** The page's entry. */
import './styles/index.css';
import { startPage } from './start';

/** The first picture, and what the reader does at once, have the network for themselves. */
const LATER = 2000;

void startPage().then((store) => {
  void import('./downloads').then(({ watchDownloads }) => watchDownloads(store)).catch(() => undefined);
  setTimeout(() => void import('./offline/offline').then(({ keepOffline }) => keepOffline()), LATER);
});

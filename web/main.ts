/** The page's entry. */
import './styles/index.css';
import { LATER, startPage } from './start';

void startPage().then((store) => {
  setTimeout(() => {
    void import('./downloads').then(({ watchDownloads }) => watchDownloads(store));
    void import('./offline/offline').then(({ keepOffline }) => keepOffline());
  }, LATER);
});

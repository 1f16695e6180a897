/** The page's entry. */
import './styles/index.css';
import { startPage } from './start';

void startPage().then((store) =>
  import('./downloads').then(({ watchDownloads }) => watchDownloads(store)).catch(() => undefined),
);

/** The entry of the classic build. */
import '../styles/index.css';
import { startPage } from '../start';

void startPage('', () => Promise.resolve(false));

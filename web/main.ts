/** The page's entry. */
import './styles/index.css';
import { startPage } from './start';

void startPage();

/** The entry of embed.html. */
import '../styles/index.css';
import '../styles/embed.css';
import { startEmbed } from './start';

void startEmbed(location.hash);

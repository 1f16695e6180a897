/** The part of the lab that says how words are chosen. */
import './decoding-note';
import './decoding-panel';

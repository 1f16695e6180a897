/** The gradient's way back, as it is fetched: its picture, its numbers and what is said of it. */
import '../../styles/gradient.css';
import './gradient-caption';
import './gradient-place';
import './gradient-size';
import './gradient-wires';

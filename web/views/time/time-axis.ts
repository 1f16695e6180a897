/** Room for the numbers of the chart's axis, in CSS pixels; what lies under the chart starts and ends at the same places. */
export const CHART_LEFT = 34;
export const CHART_RIGHT = 20;

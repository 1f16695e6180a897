#include "core/cli/attention_view.h"

#include <algorithm>
#include <cmath>

#include "core/cli/report.h"
#include "core/text/unicode.h"

namespace vamos::cli {

namespace {

constexpr int kTallestLabel = 8;

/// Labels leave most of the width to the cells.
int longest_label(const Terminal& terminal) { return std::clamp(terminal.width / 4, 4, 14); }

constexpr int kNarrow = 2, kGap = 3;

struct Cell {
  int background, ink;  // of 256 colours
};
/// The page's ramp for dark backgrounds in the nearest of the 256 colours, lightness ascending.
constexpr Cell kRamp[] = {{235, 250}, {237, 252}, {239, 255}, {24, 255}, {30, 255},
                          {36, 16},   {72, 16},   {114, 16},  {185, 16}, {227, 16}};
constexpr const char* kShades[] = {"·", "░", "▒", "▓", "█"};

template <std::size_t n, class T>
const T& shade(const T (&scale)[n], double weight) {
  return scale[std::min(n - 1, static_cast<std::size_t>(std::max(0.0, weight) * n))];
}

/// How the columns of a matrix are laid out.
struct Layout {
  bool narrow = false;
  int row_label = 0;
  std::vector<int> widths;  // of each column

  int total() const {
    int sum = row_label;
    for (const int width : widths) sum += 1 + width;
    return sum;
  }
};

std::vector<std::string> labels_of(const std::vector<std::string>& tokens, int width) {
  std::vector<std::string> labels;
  for (const auto& token : tokens) labels.push_back(token == " " ? "␣" : shortened(printable(token), width));
  return labels;
}

Layout lay_out(const std::vector<std::string>& rows, const std::vector<std::string>& columns, int width) {
  Layout layout;
  for (const auto& label : rows) layout.row_label = std::max(layout.row_label, display_width(label));
  for (const auto& label : columns) layout.widths.push_back(std::max(5, display_width(label)));
  if (layout.total() <= width) return layout;
  layout.narrow = true;
  std::ranges::fill(layout.widths, kNarrow);
  return layout;
}

std::string cell(double weight, bool masked, int width, bool narrow, bool color) {
  const std::string number = narrow || masked ? "" : format("%.0f", 100 * weight);
  if (masked) return spaces(width);
  if (color) {
    const Cell& c = shade(kRamp, weight);
    return format("\x1b[48;5;%d;38;5;%dm", c.background, c.ink) + centered(number, width) + "\x1b[0m";
  }
  if (narrow) return repeated(shade(kShades, weight), width);
  return repeated(shade(kShades, weight), width - 3) + right(number, 3);
}

/// One head as lines, all of them `layout.total()` columns wide.
class Matrix {
 public:
  Matrix(const AttentionMaps& maps, AttentionKind kind, const Terminal& terminal, const Layout& layout)
      : maps_(maps), kind_(kind), terminal_(terminal), layout_(layout) {}

  std::vector<std::string> lines(int layer, int head, std::size_t first, std::size_t last) const {
    std::vector<std::string> lines;
    const auto labels = labels_of(maps_.column_tokens, longest_label(terminal_));
    if (layout_.narrow)
      upright(lines, labels, first, last);
    else
      lines.push_back(spaces(layout_.row_label));
    if (!layout_.narrow)
      for (std::size_t k = first; k < last; ++k) lines.back() += " " + centered(labels[k], layout_.widths[k]);
    const auto rows = labels_of(maps_.row_tokens, longest_label(terminal_));
    for (std::size_t q = 0; q < rows.size(); ++q) {
      std::string line = right(rows[q], layout_.row_label);
      for (std::size_t k = first; k < last; ++k) {
        const bool masked = kind_ == AttentionKind::decoder && k > q;
        line += " " + cell(weight(layer, head, q, k), masked, layout_.widths[k], layout_.narrow, terminal_.color);
      }
      lines.push_back(line);
    }
    return lines;
  }

 private:
  double weight(int layer, int head, std::size_t q, std::size_t k) const {
    const auto at = static_cast<std::size_t>(layer * maps_.heads + head) * static_cast<std::size_t>(maps_.rows);
    return static_cast<double>(maps_.values[(at + q) * static_cast<std::size_t>(maps_.columns) + k]);
  }

  /// Labels read from above to below, their last letters next to the cells.
  void upright(std::vector<std::string>& lines, const std::vector<std::string>& labels, std::size_t first,
               std::size_t last) const {
    std::vector<std::vector<char32_t>> letters;
    std::size_t tallest = 0;
    for (std::size_t k = first; k < last; ++k) {
      letters.push_back(decode_utf8(shortened(labels[k], kTallestLabel)));
      tallest = std::max(tallest, letters.back().size());
    }
    for (std::size_t row = 0; row < tallest; ++row) {
      std::string line = spaces(layout_.row_label);
      for (const auto& word : letters) {
        std::string letter;
        const std::size_t above = tallest - word.size();
        if (row >= above) append_utf8(letter, word[row - above]);
        line += " " + left(letter, kNarrow);
      }
      lines.push_back(line);
    }
  }

  const AttentionMaps& maps_;
  AttentionKind kind_;
  const Terminal& terminal_;
  const Layout& layout_;
};

const char* title(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::encoder:
      return "Encoder self-attention: source words look at source words";
    case AttentionKind::decoder:
      return "Decoder self-attention: words written so far look at each other";
    case AttentionKind::cross:
      break;
  }
  return "Cross-attention: to write the next word, the decoder looks at the source";
}

}  // namespace

std::string draw_attention(const AttentionMaps& maps, AttentionKind kind, const Terminal& terminal) {
  const Layout layout = lay_out(labels_of(maps.row_tokens, longest_label(terminal)),
                                labels_of(maps.column_tokens, longest_label(terminal)), terminal.width - 2);
  const auto columns = static_cast<std::size_t>(maps.columns);
  // Where even narrow cells are too many, the columns are shown in parts.
  const auto fitting = static_cast<std::size_t>(std::max(1, (terminal.width - 2 - layout.row_label) / (kNarrow + 1)));
  const std::size_t part = layout.narrow ? std::min(columns, fitting) : columns;
  const int width = layout.narrow ? layout.row_label + static_cast<int>(part) * (kNarrow + 1) : layout.total();
  const int beside = std::max(1, (terminal.width - 2 + kGap) / (width + kGap));

  const Matrix matrix(maps, kind, terminal, layout);
  const auto bold = [&](const std::string& text) { return terminal.color ? "\x1b[1m" + text + "\x1b[0m" : text; };
  std::string text = bold(shortened(title(kind), terminal.width)) + "\n";
  for (int layer = 0; layer < maps.layers; ++layer)
    for (int head = 0; head < maps.heads; head += beside)
      for (std::size_t first = 0; first < columns; first += part) {
        const int last_head = std::min(maps.heads, head + beside);
        const std::size_t last = std::min(columns, first + part);
        std::vector<std::string> lines;
        for (int h = head; h < last_head; ++h) {
          auto more = matrix.lines(layer, h, first, last);
          std::string name = maps.layers > 1 ? "layer " + std::to_string(layer + 1) : "";
          if (maps.heads > 1) name += (name.empty() ? "head " : ", head ") + std::to_string(h + 1);
          if (part < columns) name += format("%scolumns %zu to %zu", name.empty() ? "" : ", ", first + 1, last);
          if (!name.empty()) more.insert(more.begin(), shortened(name, width));
          if (lines.empty()) lines.resize(more.size());
          for (std::size_t i = 0; i < more.size(); ++i) {
            // Colours take no columns: only the label row and the name may be shorter than the matrix.
            const bool shorter = i == 0 && !name.empty();
            lines[i] +=
                (h > head ? spaces(kGap) : "") + (shorter && h + 1 < last_head ? left(more[i], width) : more[i]);
          }
        }
        for (auto& line : lines) {
          while (line.ends_with(' ')) line.pop_back();
          text += "  " + line + "\n";
        }
        text += "\n";
      }
  return text;
}

std::string draw_scale(const Terminal& terminal) {
  std::string scale = "0 % ";
  const int each = terminal.width < 40 ? 1 : 2;
  if (terminal.color) {
    for (const Cell& c : kRamp) scale += format("\x1b[48;5;%dm%s\x1b[0m", c.background, spaces(each).c_str());
  } else {
    for (const char* shade : kShades) scale += repeated(shade, each);
  }
  return scale + " 100 %";
}

}  // namespace vamos::cli

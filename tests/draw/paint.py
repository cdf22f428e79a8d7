# SPDX-License-Identifier: EUPL-1.2
"""What the reader of a drawing sees: which colour lies under each text, and what lies over it."""

import re

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3
THIN = 2.5  # A line under letters that is no wider does not change what they stand on.


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def cubic(points, t):
    a, b, c, d = points
    return tuple((1 - t) ** 3 * a[i] + 3 * (1 - t) ** 2 * t * b[i] + 3 * (1 - t) * t * t * c[i]
                 + t ** 3 * d[i] for i in (0, 1))


def outline(element):
    """Corners of a shape: curves as short straight pieces."""
    if element.tag == SVG + "ellipse":
        return None
    numbers = [float(n) for n in NUMBER.findall(element.get("points") or element.get("d") or "")]
    points = list(zip(numbers[0::2], numbers[1::2]))
    if element.tag != SVG + "path":
        return points
    corners = points[:1]
    for i in range(0, len(points) - 3, 3):
        corners += [cubic(points[i:i + 4], step / 8) for step in range(1, 9)]
    return corners


class Shape:
    """Something painted: what it covers, and with which colour."""

    def __init__(self, element, name, order):
        self.name, self.order = name, order
        self.fill = element.get("fill", "none")
        self.stroke = element.get("stroke", "none")
        self.width = float(element.get("stroke-width", 1)) if self.stroke != "none" else 0.0
        self.closed = element.tag != SVG + "polyline"
        self.corners = outline(element)
        if self.corners is None:
            self.ellipse = [float(element.get(key)) for key in ("cx", "cy", "rx", "ry")]
            cx, cy, rx, ry = self.ellipse
            self.box = (cx - rx, cy - ry, cx + rx, cy + ry)
        else:
            xs, ys = zip(*self.corners)
            half = self.width / 2
            self.box = (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)

    def near(self, left, top, right, bottom):
        return (self.box[0] < right and left < self.box[2]
                and self.box[1] < bottom and top < self.box[3])

    def color_at(self, x, y):
        """The colour of the shape at a point, or None where it leaves the point as it is."""
        if self.width > THIN and self.corners is not None and self.on_line(x, y):
            return self.stroke
        return self.fill if self.fill != "none" and self.covers(x, y) else None

    def covers(self, x, y):
        if self.corners is None:
            cx, cy, rx, ry = self.ellipse
            return rx > 0 and ry > 0 and ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
        inside = False
        last = self.corners[-1]
        for corner in self.corners:
            if (corner[1] > y) != (last[1] > y):
                at = (last[0] - corner[0]) * (y - corner[1]) / (last[1] - corner[1]) + corner[0]
                inside = inside != (x < at)
            last = corner
        return inside

    def on_line(self, x, y):
        ends = zip(self.corners, self.corners[1:])
        return any(distance(x, y, a, b) < self.width / 2 - 0.5 for a, b in ends)


def distance(x, y, a, b):
    """From a point to a straight piece."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
    return ((x - a[0] - t * dx) ** 2 + (y - a[1] - t * dy) ** 2) ** 0.5


class Text:
    """A line of letters, with points on their middle where it is looked at what lies under."""

    def __init__(self, element, name, order):
        self.name, self.order = f"{name} „{element.text}“", order
        self.fill = element.get("fill")
        self.size = float(element.get("font-size"))
        x, y = float(element.get("x")), float(element.get("y"))
        width = float(element.get("textLength"))
        self.box = (x, y - 0.7 * self.size, x + width, y + 0.15 * self.size)
        middle = y - 0.35 * self.size
        self.points = [(x + width * part, middle) for part in (0.03, 0.35, 0.65, 0.97)]


def read(root):
    """Shapes and texts in the order in which they are painted."""
    shapes, texts = [], []
    names = {child: group.get("id") for group in root.iter(SVG + "g") for child in group}
    for order, element in enumerate(root.iter()):
        name = names.get(element, "paper")
        if element.tag == SVG + "text":
            texts.append(Text(element, name, order))
        elif element.tag in (SVG + tag for tag in ("polygon", "path", "polyline", "ellipse")):
            shapes.append(Shape(element, name, order))
    return shapes, texts


def find_faults(root, least_size=0.0):
    """Texts that do not stand out from what they stand on, that something lies over, or that are
    smaller than `least_size`."""
    shapes, texts = read(root)
    for text in texts:
        near = [shape for shape in shapes if shape.near(*text.box)]
        for x, y in text.points:
            under, over = "#ffffff", None
            for shape in near:
                color = shape.color_at(x, y)
                if color is not None and shape.order < text.order:
                    under = color
                elif color is not None:
                    over = shape.name
            if over is not None:
                yield f"lies under {over}: {text.name}"
                break
            if contrast(text.fill, under) < LEAST_CONTRAST:
                yield f"{contrast(text.fill, under):.2f} of {text.fill} on {under}: {text.name}"
                break
        if text.size < least_size - 0.01:
            yield f"{text.size:.1f} of {least_size} points: {text.name}"

# Draws five-cities.svg of five-cities.csv, from the root of the repository:
#
#   Rscript docs/figures/five-cities.R
#
# Letters become outlines, so that Chinese shows without its fonts; a font that has them is needed to draw, such as
# Noto Sans CJK SC (Debian: fonts-noto-cjk).

folder <- "docs/figures"
data <- read.csv(file.path(folder, "five-cities.csv"), colClasses = c(code = "character"))
english <- c("330300" = "Wenzhou", "330100" = "Hangzhou", "331000" = "Taizhou", "321100" = "Zhenjiang", "371000" = "Weihai")
cities <- names(english)
panels <- list(
  list(measure = "inCityShare", title = "Share registered in the division of filing", chinese = "本地占比", range = c(60, 100)),
  list(measure = "enterpriseShare", title = "Share of enterprises", chinese = "企业占比", range = c(60, 100)),
  list(measure = "rdIntensity", title = "R&D intensity of the leads", chinese = "研发投入强度", range = c(4, 8))
)
units <- c(inCityShare = "members, %", enterpriseShare = "members, %", rdIntensity = "R&D over revenue of three years, %")

plain <- file.path(folder, "five-cities.svg")
svg(plain, width = 11, height = 4.1, family = "Noto Sans CJK SC")
par(mfrow = c(1, 3), mar = c(5.2, 7.6, 3.4, 0.8), mgp = c(2, 0.6, 0), cex = 0.8)
for (panel in panels) {
  rows <- data[data$measure == panel$measure, ]
  rows <- rows[match(cities, rows$code), ]
  y <- rev(seq_along(cities))
  plot(NA, xlim = panel$range, ylim = c(0.6, length(cities) + 0.5), yaxt = "n", ylab = "",
       xlab = units[[panel$measure]], main = "", bty = "n")
  title(main = paste0(panel$title, "\n", panel$chinese), cex.main = 1, font.main = 1)
  abline(h = y, col = "grey92")
  axis(2, at = y, las = 1, tick = FALSE, line = -0.4,
       labels = paste0(english, " ", rows$name, "\n", rows$nReported, " of ", rows$count, " known"))
  # The middle half of the consortia, with the median; the pooled figure below it with its interval.
  rect(100 * rows$q1, y + 0.06, 100 * rows$q3, y + 0.30, col = "#b8cfe5", border = NA)
  segments(100 * rows$median, y + 0.03, 100 * rows$median, y + 0.33, lwd = 2, col = "#1f4e79")
  segments(100 * rows$lower, y - 0.16, 100 * rows$upper, y - 0.16, lwd = 1.6, col = "#b3541e")
  points(100 * rows$pooled, y - 0.16, pch = 18, cex = 1.5, col = "#b3541e")
}
par(fig = c(0, 1, 0, 1), mar = rep(0, 4), new = TRUE)
plot.new()
legend("bottom", horiz = TRUE, bty = "n", cex = 0.9, inset = 0.005,
       legend = c("middle half of the consortia", "median", "pooled", "its bootstrap interval of 95 %"),
       col = c("#b8cfe5", "#1f4e79", "#b3541e", "#b3541e"), pch = c(15, NA, 18, NA), lty = c(NA, 1, NA, 1),
       lwd = c(NA, 2, NA, 1.6), pt.cex = c(2, 1, 1.5, 1))
invisible(dev.off())

# A test looks here whether the picture is of the data beside it.
sum <- tools::md5sum(file.path(folder, "five-cities.csv"))
cat("<!-- five-cities.csv ", sum, " -->\n", sep = "", file = plain, append = TRUE)

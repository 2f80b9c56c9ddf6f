# Figures of every measure of the grouped statistics, by R's own functions or by the textbook's definition, for
# test/statistics/reference.test.ts. Write them anew from the root of the repository:
#
#   Rscript test/statistics/reference/reference.R > test/statistics/reference/figures.csv
#
# Each row of figures.csv is a figure of a group of observations.csv; an empty one is one that there is none of.

folder <- "test/statistics/reference"
observations <- read.csv(file.path(folder, "observations.csv"))
group_names <- unique(observations$group)
THRESHOLD <- 6
EDGES <- c(0, 2, 6, 20, 100)
BINS <- 3
SEED <- 7
REPLICATES <- 2000
TOP <- 3

emit <- function(group, measure, figure) {
  shown <- if (length(figure) == 0 || is.na(figure)) "" else format(figure, digits = 15, scientific = FALSE)
  cat(group, ",", measure, ",", trimws(shown), "\n", sep = "")
}

# Mulberry32 in whole numbers below 2^32, which doubles hold exactly: numbers in [0, 1) as the product draws them.
xor32 <- function(a, b) {
  low <- bitwXor(a %% 65536, b %% 65536)
  high <- bitwXor(a %/% 65536, b %/% 65536)
  high * 65536 + low
}
or32 <- function(a, b) {
  low <- bitwOr(a %% 65536, b %% 65536)
  high <- bitwOr(a %/% 65536, b %/% 65536)
  high * 65536 + low
}
multiply32 <- function(a, b) ((((a %/% 65536) * b) %% 65536) * 65536 + (a %% 65536) * b) %% 4294967296
mulberry32 <- function(seed) {
  state <- seed
  function() {
    state <<- (state + 0x6D2B79F5) %% 4294967296
    mixed <- multiply32(xor32(state, state %/% 32768), or32(state, 1))
    mixed <- xor32(mixed, (mixed + multiply32(xor32(mixed, mixed %/% 128), or32(mixed, 61))) %% 4294967296)
    xor32(mixed, mixed %/% 16384) / 4294967296
  }
}

# Bars of one width, the lower edge within and the upper one in the last bar alone; one bar where all are alike.
histogram <- function(group, measure, known, bars_of) {
  if (length(known) == 0) return(invisible())
  bars <- list(breaks = known[1], counts = length(known))
  if (max(known) > min(known)) {
    bars <- hist(known, plot = FALSE, right = FALSE, include.lowest = TRUE,
                 breaks = seq(min(known), max(known), length.out = bars_of(known) + 1))
  }
  for (bar in seq_along(bars$counts)) {
    emit(group, paste(measure, bar, "from"), bars$breaks[bar])
    emit(group, paste(measure, bar, "count"), bars$counts[bar])
  }
}

distribution <- function(group, x) {
  known <- x[!is.na(x)]
  emit(group, "nTotal", length(x))
  emit(group, "nReported", length(known))
  some <- length(known) > 0
  emit(group, "sum", if (some) sum(known))
  emit(group, "mean", if (some) mean(known))
  emit(group, "standardDeviation", if (length(known) > 1) sd(known))
  for (at in c(0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)) {
    emit(group, paste0("quantile ", at), if (some) quantile(known, at, type = 7))
  }
  histogram(group, "sturges", known, nclass.Sturges)
  histogram(group, "bins", known, function(x) BINS)
  within <- known[known >= min(EDGES) & known <= max(EDGES)]
  counts <- hist(within, plot = FALSE, breaks = EDGES, right = FALSE, include.lowest = TRUE)$counts
  for (bar in seq_along(counts)) emit(group, paste0("edges ", bar, " count"), counts[bar])
}

threshold <- function(group, x) {
  known <- x[!is.na(x)]
  n <- length(known)
  meeting <- sum(known >= THRESHOLD)
  emit(group, "meeting", meeting)
  emit(group, "meeting share", if (n > 0) meeting / n)
  emit(group, "meeting lower", meeting / length(x))
  emit(group, "meeting upper", (meeting + length(x) - n) / length(x))
  # Without the correction for continuity prop.test gives Wilson's score interval.
  interval <- if (n >= 5) suppressWarnings(prop.test(meeting, n, correct = FALSE)$conf.int)
  emit(group, "wilson lower", interval[1])
  emit(group, "wilson upper", interval[2])
}

concentration <- function(group, x) {
  known <- x[!is.na(x)]
  n <- length(known)
  total <- sum(known)
  some <- n > 0 && total > 0
  shares <- known / total
  hhi <- sum(shares^2)
  # Half the relative mean absolute difference, over all pairs.
  gini <- sum(abs(outer(known, known, "-"))) / (2 * n^2 * mean(known))
  emit(group, "hhi", if (some) hhi)
  emit(group, "normalizedHhi", if (some && n > 1) (hhi - 1 / n) / (1 - 1 / n))
  emit(group, "gini", if (some) gini)
  emit(group, "correctedGini", if (some && n > 1) gini * n / (n - 1))
  emit(group, "topShare", if (some) sum(head(sort(known, decreasing = TRUE), TOP)) / total)
}

pooled <- function(group, part, whole) {
  both <- !is.na(part) & !is.na(whole)
  emit(group, "pairs", sum(both))
  emit(group, "pooled", if (any(both)) sum(part[both]) / sum(whole[both]))
  ratios <- (part / whole)[both]
  emit(group, "median of ratios", if (any(both)) quantile(ratios, 0.5, type = 7))
  if (sum(both) < 5) {
    emit(group, "bootstrap lower", NULL)
    emit(group, "bootstrap upper", NULL)
    return(invisible())
  }
  order_of_pairs <- order(whole[both], part[both])
  p <- part[both][order_of_pairs]
  w <- whole[both][order_of_pairs]
  random <- mulberry32(SEED)
  replicates <- replicate(REPLICATES, {
    drawn <- vapply(seq_along(p), function(i) floor(random() * length(p)) + 1, 0)
    sum(p[drawn]) / sum(w[drawn])
  })
  ends <- quantile(replicates, c(0.025, 0.975), type = 7)
  emit(group, "bootstrap lower", ends[[1]])
  emit(group, "bootstrap upper", ends[[2]])
}

# Every set of places of the first group among all numbers, and how many have medians as far apart as they are.
compare <- function(first, second) {
  name <- paste(first, "and", second)
  x <- observations$part[observations$group == first]
  y <- observations$part[observations$group == second]
  x <- x[!is.na(x)]
  y <- y[!is.na(y)]
  both <- c(x, y)
  observed <- abs(median(x) - median(y))
  far <- combn(length(both), length(x), function(at) abs(median(both[at]) - median(both[-at])) >= observed - 1e-9)
  emit(name, "arrangements", length(far))
  emit(name, "p of the medians", mean(far))
  emit(name, "delta", mean(sign(outer(x, y, "-"))))
}

permutations <- function(x) {
  if (length(x) < 2) return(list(x))
  unlist(lapply(seq_along(x), function(i) lapply(permutations(x[-i]), function(rest) c(x[i], rest))), recursive = FALSE)
}

correlate <- function(group) {
  rows <- na.omit(observations[observations$group == group, ])
  emit(group, "spearman", cor(rows$part, rows$whole, method = "spearman"))
  emit(group, "kendall", cor(rows$part, rows$whole, method = "kendall"))
  if (nrow(rows) > 8) return(invisible())
  # Twice the ranks are whole numbers, so that equal sums are equal.
  x <- 2 * rank(rows$part)
  y <- 2 * rank(rows$whole)
  middle <- nrow(rows) * (nrow(rows) + 1)^2
  sums <- vapply(permutations(y), function(order) sum(x * order), 0)
  emit(group, "p of the ranks", mean(abs(sums - middle) >= abs(sum(x * y) - middle)))
}

cat("# ", R.version.string, "\n", sep = "")
cat("group,measure,figure\n")
for (group in group_names) {
  rows <- observations[observations$group == group, ]
  distribution(group, rows$part)
  threshold(group, rows$part)
  concentration(group, rows$part)
  pooled(group, rows$part, rows$whole)
}
compare("five", "cents")
compare("missing", "ties")
compare("twelve", "five")
compare("twelve", "ties")
for (group in c("five", "ties", "missing", "twelve", "cents")) correlate(group)

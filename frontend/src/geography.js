// Names of countries and seas with the points where they may stand, best first. Pages get them with the data, as the towns, through figure_tables.json.

const row = (kind, zoom, en, fr, ar, ...points) => ({ kind, zoom, names: { en, fr, ar }, points });

export const GEOGRAPHY = [
  row("home", 4, "Libya", "Libye", "ليبيا", [27.2, 17.8], [25.4, 18.6], [28.4, 16.0], [24.2, 16.5]),
  row("country", 4, "Algeria", "Algérie", "الجزائر", [28.6, 4.2], [27.5, 7.6], [26, 8.4], [29.6, 8.6], [24.6, 7.6], [30.5, 7.0], [25, 5]),
  row("country", 4, "Tunisia", "Tunisie", "تونس", [34.7, 9.4], [33.4, 9.4], [32.6, 9.7], [35.6, 9.2]),
  row("country", 4, "Egypt", "Égypte", "مصر", [26.9, 28.4], [28.4, 27.2], [27, 26.6], [25.2, 27.6], [24, 30]),
  row("country", 4, "Sudan", "Soudan", "السودان", [18.4, 28.6], [17.2, 26.8], [20.4, 25.6], [20.9, 26.6], [15.5, 30], [19.9, 27.2]),
  row("country", 4, "Chad", "Tchad", "تشاد", [18.4, 18.6], [17.2, 19.4], [20.6, 18.6], [21.4, 17.6], [22.1, 16.8], [19.8, 19.2], [14.6, 18.4]),
  row("country", 4, "Niger", "Niger", "النيجر", [18.2, 10.6], [19.6, 11.2], [21.4, 12.6], [22.3, 13], [17, 9.4], [21, 11.6]),
  row("country", 5, "Mali", "Mali", "مالي", [18.6, -1.4], [20.5, -0.6]),
  row("country", 5, "Italy", "Italie", "إيطاليا", [40.9, 15.3], [42.6, 12.8]),
  row("country", 5, "Greece", "Grèce", "اليونان", [39.2, 22.1], [38.1, 23.2]),
  row("country", 5, "Turkey", "Turquie", "تركيا", [39.1, 33.4], [38.6, 29.2]),
  row("country", 5, "Syria", "Syrie", "سوريا", [35.1, 38.3]),
  row("country", 5, "Saudi Arabia", "Arabie saoudite", "السعودية", [25.4, 42.5], [27.5, 39]),
  row("country", 5, "Spain", "Espagne", "إسبانيا", [39.8, -3.2]),
  row("country", 5, "Morocco", "Maroc", "المغرب", [32.4, -5.8]),
  row("country", 5, "France", "France", "فرنسا", [46.6, 2.4]),
  row("country", 6, "Malta", "Malte", "مالطا", [35.62, 14.75]),
  row("sea", 4, "Mediterranean Sea", "Mer Méditerranée", "البحر المتوسط", [33.9, 18.6], [34.6, 20.4], [33.6, 16.6], [35.1, 18.4]),
  row("sea", 6, "Gulf of Sirte", "Golfe de Syrte", "خليج سرت", [31.55, 17.7], [31.9, 18.4], [31.9, 17.2]),
  row("sea", 5, "Red Sea", "Mer Rouge", "البحر الأحمر", [21.8, 37.8]),
];

using System.Globalization;

namespace Forecast;

/// <summary>The monthly mean of carbon dioxide at Mauna Loa, in parts per million.</summary>
/// <remarks>
/// The level rises and never comes back, and each year is much as the last ones. What is left to learn are the surprises: how much
/// more a month adds than it usually does, which is what the same month added in the last years, on average.
/// </remarks>
internal sealed class Co2Record
{
    /// <summary>The network learns from the months to the end of this year, and is tested with all that follow.</summary>
    public const int LastTrainingYear = 2010;
    public const int TrainingMonths = (LastTrainingYear + 1 - FirstYear) * MonthsPerYear - FirstMonth + 1;
    public const int TrainingSurprises = TrainingMonths - FirstSurprise;

    public const int MonthsPerYear = 12;

    public const string Attribution = "Mauna Loa CO2 monthly means, NOAA Global Monitoring Laboratory and Scripps Institution of Oceanography, public domain";

    private const int FirstYear = 1958;
    private const int FirstMonth = 3;

    /// <summary>The years that say what is usual.</summary>
    public const int UsualYears = 3;

    // A change needs the month before, and a surprise the changes of all those years.
    private const int FirstSurprise = (UsualYears * MonthsPerYear) + 1;

    private Co2Record(float[] levels)
    {
        Levels = levels;
        Surprises = new float[levels.Length - FirstSurprise];
        for (int i = 0; i < Surprises.Length; i++)
        {
            int month = i + FirstSurprise;
            Surprises[i] = ChangeOf(month) - MeanChangeOf(month, UsualYears);
        }
    }

    /// <summary>The values, one a month.</summary>
    public float[] Levels { get; }

    /// <summary>How much more each month added than usually, from the first month on of which that is known.</summary>
    public float[] Surprises { get; }

    /// <summary>The last months that it is known of what came in the year after them, from the end of the training years on.</summary>
    public IEnumerable<int> TestOrigins => Enumerable.Range(TrainingMonths - 1, Levels.Length - TrainingMonths + 1 - TrainingPlan.ForecastMonths);

    /// <summary>Reads the data that is embedded in this program.</summary>
    public static Co2Record Load()
    {
        using Stream stream = typeof(Co2Record).Assembly.GetManifestResourceStream("co2.csv")
            ?? throw new InvalidOperationException("The program was built without its data, co2.csv.");
        using StreamReader reader = new(stream);
        List<float> levels = [];
        while (reader.ReadLine() is { } line)
        {
            string[] columns = line.Split(',');
            levels.Add(columns.Length == 2 && columns[0] == NameOf(levels.Count)
                ? float.Parse(columns[1], CultureInfo.InvariantCulture)
                : throw new InvalidDataException($"co2.csv has the line '{line}' where {NameOf(levels.Count)} and a number should be."));
        }

        return new Co2Record([.. levels]);
    }

    /// <summary>How much a month added to the one before.</summary>
    public float ChangeOf(int month) => Levels[month] - Levels[month - 1];

    /// <summary>How much the same month added in the years before, on average.</summary>
    public float MeanChangeOf(int month, int years)
    {
        float sum = 0;
        for (int year = 1; year <= years; year++)
        {
            sum += ChangeOf(month - year * MonthsPerYear);
        }

        return sum / years;
    }

    /// <summary>What the network is told when it forecasts the months after one: the last surprises.</summary>
    public ReadOnlySpan<float> KnownAt(int month) => Surprises.AsSpan(month + 1 - FirstSurprise - TrainingPlan.KnownMonths, TrainingPlan.KnownMonths);

    /// <summary>The December before a year.</summary>
    public static int DecemberBefore(int year) => (year - FirstYear) * MonthsPerYear - FirstMonth;

    /// <summary>The middle of a month, in years.</summary>
    public static double TimeOf(int month) => FirstYear + (FirstMonth - 0.5 + month) / MonthsPerYear;

    /// <summary>The name of a month, as in the data.</summary>
    public static string NameOf(int month)
    {
        int sinceJanuary = FirstMonth - 1 + month;
        return string.Create(
            CultureInfo.InvariantCulture, $"{FirstYear + sinceJanuary / MonthsPerYear}-{sinceJanuary % MonthsPerYear + 1:00}");
    }
}

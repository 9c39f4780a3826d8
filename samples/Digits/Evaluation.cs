namespace Digits;

/// <summary>How well a model does on a set of images.</summary>
/// <param name="Loss">The mean cross-entropy.</param>
/// <param name="Confusion">How many images of each digit (row) were taken for each digit (column).</param>
internal sealed record Evaluation(double Loss, int[,] Confusion)
{
    /// <summary>The share of images that were recognized, from 0 to 1.</summary>
    public double Accuracy => (double)Correct / Count;

    public int Correct => Enumerable.Range(0, DigitsSet.ClassCount).Sum(digit => Confusion[digit, digit]);

    public int Count => Confusion.Cast<int>().Sum();

    /// <summary>Evaluates <paramref name="parameters"/> on all of <paramref name="set"/>.</summary>
    public static Evaluation Of(in Perceptron parameters, DigitsSet set)
    {
        int[,] confusion = new int[DigitsSet.ClassCount, DigitsSet.ClassCount];
        double loss = 0;
        for (int index = 0; index < set.Count; index++)
        {
            Prediction prediction = Prediction.Of(in parameters, set.Image(index), set.Label(index));
            confusion[set.Label(index), prediction.Digit]++;
            loss += prediction.Loss;
        }

        return new Evaluation(loss / set.Count, confusion);
    }
}

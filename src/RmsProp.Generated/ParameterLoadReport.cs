using RmsProp.Generated.Checkpoints;

namespace RmsProp.Generated;

/// <summary>How the tensors of a file differ from those of a model, after <see cref="ParameterExtensions"/> loaded what fits.</summary>
public sealed class ParameterLoadReport
{
    private const int MostSentences = 3;

    private readonly List<string> _missing = [];
    private readonly List<string> _mismatched = [];
    private readonly List<string> _unexpected = [];
    private readonly List<string> _sentences = [];

    private ParameterLoadReport()
    {
    }

    /// <summary>The tensors that the model has and the file has not, by their names in files. They were left as they are.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>The tensors that have another shape in the file, or elements that are not floating-point numbers. They were left as they are.</summary>
    public IReadOnlyList<string> Mismatched => _mismatched;

    /// <summary>The tensors that the file has and the model has not, in ordinal order.</summary>
    public IReadOnlyList<string> Unexpected => _unexpected;

    /// <summary>Whether the file has just the tensors of the model.</summary>
    public bool IsComplete => _sentences.Count == 0;

    /// <summary>What differs, a sentence for each tensor; nothing if <see cref="IsComplete"/>.</summary>
    public override string ToString() => string.Join(" ", _sentences);

    /// <summary>Compares a file with a model.</summary>
    internal static ParameterLoadReport Of(CheckpointHeader header, IReadOnlyList<LoadTarget> model)
    {
        var report = new ParameterLoadReport();
        var unexpected = new HashSet<string>(header.Tensors.Keys);
        var mismatches = new List<string>();
        foreach (LoadTarget target in model)
        {
            string name = ForeignText.Quote(target.Name);
            if (!unexpected.Remove(target.Name))
            {
                report._missing.Add(target.Name);
                report._sentences.Add($"It has no {name}, which should be {target.Description}.");
            }
            else if (!target.Accepts(header.Tensors[target.Name]))
            {
                report._mismatched.Add(target.Name);
                mismatches.Add($"Its {name} is {header.Tensors[target.Name].Description}, but should be {target.Description}.");
            }
        }

        report._sentences.AddRange(mismatches);
        report._unexpected.AddRange(unexpected);
        report._unexpected.Sort(StringComparer.Ordinal);
        foreach (string name in report._unexpected)
        {
            report._sentences.Add($"It has {ForeignText.Quote(name)} {header.Tensors[name].Description}, which the model has not.");
        }

        return report;
    }

    /// <exception cref="InvalidDataException">Something differs.</exception>
    internal void ThrowIfIncomplete()
    {
        if (IsComplete)
        {
            return;
        }

        // Of each kind the first ones, because a name that has changed is missing under one and there under another.
        var shown = new List<string>();
        int start = 0;
        foreach (int count in (ReadOnlySpan<int>)[_missing.Count, _mismatched.Count, _unexpected.Count])
        {
            shown.AddRange(_sentences.GetRange(start, Math.Min(count, MostSentences)));
            if (count > MostSentences)
            {
                shown.Add($"And so on with {count - MostSentences} more.");
            }

            start += count;
        }

        throw new InvalidDataException(
            $"The file is not one of this model's parameters. {string.Join(" ", shown)} [TensorName] gives a field its name in files, and a [NotTrainable] one is there only with it; LoadParameters with a report loads what fits.");
    }
}

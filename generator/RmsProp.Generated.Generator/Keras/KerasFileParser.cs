using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>
/// Parses the output of <c>keras.optimizers.serialize</c> or <c>get_config</c>, in JSON. The generator and the analyzer both call it;
/// what can't be read is reported and left out.
/// </summary>
internal sealed class KerasFileParser
{
    /// <summary>
    /// The most characters that are read from a file. The arguments of an optimizer take less than a thousand, and a schedule of ten
    /// thousand pieces some hundred thousand; a larger file is something else, such as the weights.
    /// </summary>
    public const int MostCharacters = 1_000_000;

    private const string RatesHere = "give the rate by LearningRate, LearningRateMethod or a schedule attribute";

    // Wraps a configuration in serialize_keras_object's output.
    private static readonly string[] Wrapping =
        ["module", "class_name", "config", "registered_name", "build_config", "compile_config", "shared_object_id"];

    // The package in which Keras 2 registered the classes of its own optimizers: their class_name is "Custom>RMSprop".
    private const string OwnPackage = "Custom>";

    private static readonly string[] Functions = ["function", "__lambda__"];

    private readonly SourceText _text;
    private readonly KerasFileReporter _reporter;
    private readonly KerasValueParser _values;
    private readonly bool _needsLearningRate;
    private Arguments? _schedule;
    private Arguments? _innerOptimizer;

    private KerasFileParser(SourceText text, KerasFileReporter reporter, bool needsLearningRate)
    {
        _text = text;
        _reporter = reporter;
        _values = new KerasValueParser(reporter);
        _needsLearningRate = needsLearningRate;
    }

    /// <param name="path">The path of the file.</param>
    /// <param name="text">The content of the file.</param>
    /// <param name="reporter">Receives the diagnostics.</param>
    /// <param name="needsLearningRate">Whether the learning rate of the file is used.</param>
    public static KerasFile Parse(string path, SourceText text, DiagnosticReporter reporter, bool needsLearningRate)
    {
        var parser = new KerasFileParser(text, new KerasFileReporter(path, text, reporter), needsLearningRate);
        Arguments configuration = parser.ParseFile() ?? Empty;
        return new KerasFile(path, configuration, parser._schedule, reporter.HasErrors);
    }

    /// <summary>The arguments of an unreadable file.</summary>
    public static Arguments Empty { get; } = new("RMSprop", [], null);

    private Arguments? ParseFile()
    {
        if (_text.Length > MostCharacters)
        {
            _reporter.Report(
                Descriptors.InvalidKerasFile, default,
                FormattableString.Invariant($"it has {_text.Length} characters, and at most {MostCharacters} are read: name a file that holds nothing but the serialized optimizer"));
            return null;
        }

        JsonValue? root = JsonParser.Parse(_text.ToString(), out (TextSpan Span, string Message) fault);
        if (root is null)
        {
            _reporter.Report(Descriptors.MalformedJson, fault.Span, fault.Message);
            return null;
        }

        if (root is not JsonObject optimizer)
        {
            _reporter.Report(root.Span, $"it is {root.Description} and not an object");
            return null;
        }

        // The output of get_config.
        if (optimizer.Find("class_name") is null)
        {
            if (optimizer.Find("learning_rate") is not null || optimizer.Find("lr") is not null)
            {
                return ParseArguments("RMSprop", optimizer, optimizer.Brace, KerasFields.RMSprop);
            }

            if (optimizer.Find(KerasFields.InnerOptimizer) is not null)
            {
                return ParseLossScaleOptimizer(optimizer, optimizer.Brace);
            }
        }

        return ParseOptimizer(optimizer, isInner: false);
    }

    private Arguments? ParseOptimizer(JsonObject optimizer, bool isInner)
    {
        if (Unwrap(optimizer) is not var (className, config, at))
        {
            return null;
        }

        if (Is("RMSprop"))
        {
            return ParseArguments("RMSprop", config, at, KerasFields.RMSprop);
        }

        if (KerasFields.LossScaleClasses.Any(Is) && !isInner)
        {
            return ParseLossScaleOptimizer(config, at);
        }

        _reporter.Report(className.Span, $"it is of class '{ForeignText.Plain(className.Value)}', and only RMSprop can be generated");
        return null;

        // Keras also accepts its own names in lower case.
        bool Is(string name) => NameOf(className).Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Parses a dynamic loss scale and the optimizer inside it, whose own loss scale Keras then ignores.</summary>
    private Arguments? ParseLossScaleOptimizer(JsonObject config, TextSpan at)
    {
        Arguments scale = ParseArguments(KerasFields.LossScaleClass, config, at, KerasFields.LossScaleOptimizer);
        if (_innerOptimizer is not { } inner)
        {
            return null;
        }

        // A static loss scale of Keras 2 becomes the optimizer's own loss scale in Keras 3.
        Arguments own = config.Find("dynamic") is JsonBoolean { Value: false }
            ? scale.Only([]).With(new Argument("LossScaleFactor", scale.Number("InitialLossScale", double.NaN)))
            : scale.With(new Argument("DynamicLossScale", true));
        return own.Over(inner, replaced: name => name == "LossScaleFactor");
    }

    private Arguments? ParseSchedule(JsonObject schedule)
    {
        if (Unwrap(schedule, Functions) is not var (className, config, at))
        {
            return null;
        }

        if (Functions.Contains(className.Value))
        {
            _reporter.Report(className.Span, $"its learning rate is a Python function, which no file holds: {RatesHere}");
            return null;
        }

        string name = NameOf(className);
        if (!KerasFields.Schedules.TryGetValue(name, out KerasField[]? fields))
        {
            _reporter.Report(className.Span, $"its learning rate is of class '{ForeignText.Plain(className.Value)}', which is none of Keras' schedules: {RatesHere}");
            return null;
        }

        return ParseArguments(name, config, at, fields);
    }

    private static string NameOf(JsonString className) =>
        className.Value.StartsWith(OwnPackage, StringComparison.Ordinal) ? className.Value.Substring(OwnPackage.Length) : className.Value;

    /// <summary>Splits an object into its class name and its configuration.</summary>
    /// <param name="wrapped">The object.</param>
    /// <param name="classesWithoutConfig">Classes whose configuration is not an object.</param>
    private (JsonString ClassName, JsonObject Config, TextSpan At)? Unwrap(JsonObject wrapped, params string[] classesWithoutConfig)
    {
        if (wrapped.Find("class_name") is not JsonString className)
        {
            _reporter.Report(wrapped.Find("class_name")?.Span ?? wrapped.Brace, "a \"class_name\" in quotes is missing");
            return null;
        }

        foreach (JsonMember member in wrapped.Members.Where(member => !Wrapping.Contains(member.Name)))
        {
            _reporter.Unknown(member, "an object with a \"class_name\"");
        }

        JsonMember? config = wrapped.Members.FirstOrDefault(member => member.Name == "config");
        if (classesWithoutConfig.Contains(className.Value))
        {
            return (className, wrapped, className.Span);
        }

        // Keras reads null as no arguments.
        if (config is { Value: JsonNull none })
        {
            return (className, new JsonObject([], none.Span), config.NameSpan);
        }

        if (config?.Value is not JsonObject arguments)
        {
            _reporter.Report(config?.Value.Span ?? wrapped.Brace, "a \"config\" with the arguments in braces is missing");
            return null;
        }

        return (className, arguments, config.NameSpan);
    }

    /// <summary>Parses the arguments of a class.</summary>
    /// <param name="className">The class.</param>
    /// <param name="config">Its arguments.</param>
    /// <param name="at">Where to report a fault that concerns no particular argument.</param>
    /// <param name="fields">The arguments that the class has.</param>
    private Arguments ParseArguments(string className, JsonObject config, TextSpan at, KerasField[] fields)
    {
        var arguments = new List<Argument>();
        var spans = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (JsonMember member in config.Members)
        {
            if (fields.FirstOrDefault(field => field.Name == member.Name) is not { } field || spans.ContainsKey(field.Property))
            {
                if (className != KerasFields.LossScaleClass || !KerasFields.IsFormerArgument(member))
                {
                    _reporter.Unknown(member, className);
                }
            }
            else if (field.Kind == KerasFieldKind.Optimizer)
            {
                _innerOptimizer = ParseInner(member);
            }
            else if (field.Kind == KerasFieldKind.Decay)
            {
                CheckDecay(member, config);
            }
            else if (ParseValue(field, member with { Value = KerasValueParser.Plain(member.Value) }) is { } value)
            {
                arguments.Add(new Argument(field.Property, value));
                spans[field.Property] = member.Span;
            }
        }

        foreach (KerasField field in fields.Where(field => field.IsRequired && config.Find(field.Name) is null))
        {
            _reporter.Report(at, $"\"{field.Name}\" of {className} is missing");
        }

        return new Arguments(className, arguments, _reporter.PlacesOf(name => spans.TryGetValue(name, out TextSpan span) ? span : at));
    }

    private Arguments? ParseInner(JsonMember member)
    {
        if (member.Value is JsonObject inner)
        {
            return ParseOptimizer(inner, isInner: true);
        }

        _reporter.Report(member.Value.Span, $"\"{member.Name}\" must be a serialized optimizer, but is {member.Value.Description}");
        return null;
    }

    /// <summary>Reports a decay, which has no effect in Keras 3, and proposes the schedule it was in Keras 2.</summary>
    private void CheckDecay(JsonMember member, JsonObject config)
    {
        if (KerasValueParser.Plain(member.Value) is JsonNumber { Value: var decay })
        {
            if (decay != 0 && _needsLearningRate)
            {
                double rate = (config.Find("learning_rate") ?? config.Find("lr")) is { } found && KerasValueParser.Plain(found) is JsonNumber number
                    ? number.Value
                    : ConventionDefaults.Keras.LearningRate!.Value;
                _reporter.Report(Descriptors.IgnoredDecay, member.Span, Literals.Display(decay), Literals.Display(rate));
            }
        }
        else if (member.Value is not JsonNull)
        {
            _values.ReportOther(member, KerasFieldKind.OptionalNumber);
        }
    }

    /// <summary>The value of an argument; null if it is not set, can't be read, or is a schedule.</summary>
    private object? ParseValue(KerasField field, JsonMember member)
    {
        if (field.Kind != KerasFieldKind.LearningRate)
        {
            return _values.Parse(field, member);
        }

        if (member.Value is JsonObject schedule)
        {
            _schedule = _needsLearningRate ? ParseSchedule(schedule) : null;
            return null;
        }

        object? rate = _values.Parse(field, member);
        return _needsLearningRate ? rate : null;
    }
}

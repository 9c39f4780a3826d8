using System.Globalization;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the file of the class with which several ranks train: a step of the optimizer's formula on a rank's parts of all variables, and
/// what the runtime library needs around it.
/// </summary>
internal sealed class ShardedEmitter
{
    /// <summary>Where the counters of the optimizer are.</summary>
    public const string Counters = "_optimizer._state";

    private readonly CodeWriter _writer = new();
    private readonly OptimizerModel _whole;
    private readonly OptimizerModel _model;
    private readonly LibraryNames _library;
    private readonly string _parameters;
    private readonly IReadOnlyList<Slot> _slots;

    private ShardedEmitter(OptimizerModel model)
    {
        _whole = model;
        _model = ShardedModel.Of(model);
        _library = LibraryNames.Of(model);
        _parameters = model.Target.FullName;
        _slots = Slot.Of(model);
    }

    /// <summary>The text of the file.</summary>
    public static string Emit(OptimizerModel model) => new ShardedEmitter(model).Emit();

    private string Emit()
    {
        GeneratedFile.Begin(_writer, "the attributes of the struct", _whole.Target.Aliases.All(_whole.HasTensors), OptimizerEmitter.PragmasOf(_whole));
        GeneratedFile.In(_writer, _whole.Target, EmitOptimizer);
        OptimizerEmitter.EmitKernels(_writer, _model, _whole.HasTensors ? () => TensorClassEmitter.EmitElements(_writer, _whole) : null);
        return _writer.ToString();
    }

    private string Shards => $"{_library.Services}.Shards {PartStorage.Shards}";

    private void EmitOptimizer()
    {
        string modifiers = _whole.Variables.Any(variable => variable.Location is VariableLocation.Inline { IsUnsafe: true }) ? "unsafe " : "";
        using (_writer.Block($"{modifiers}partial class {_whole.DeclaredName}"))
        {
            EmitClass();
            _writer.Line();
            EmitStep();
        }
    }

    /// <summary>Writes the method that computes the learning rate, which only an instance of the optimizer can, and takes a step.</summary>
    private void EmitStep()
    {
        string part = $"{ShardedModel.ClassName}.{ShardedModel.PartType}";
        using (_writer.Block($"private void UpdatePart(ref {ShardedModel.ClassName}.State state, ref {part} parameters, ref {part} gradients, {Shards})"))
        {
            var rate = new LearningRateEmitter(_writer, _whole);
            string rates = string.Join(", ", new KernelCall(_whole).Elements().Select(rate.OfNextStep));
            new StepEmitter(_writer, _model).EmitDispatch("state", rates, rate.BeforeStep(), _whole.HasArrays ? "_maxDegreeOfParallelism" : "1");
        }
    }

    private void EmitClass()
    {
        _writer.Line("/// <summary>The same optimizer for several ranks: each computes the gradients of a part of a batch, and keeps and updates a part of the parameters.</summary>");
        GeneratedMarks.EmitForCode(_writer);
        using (_writer.Block($"public sealed partial class {ShardedModel.ClassName} : {_library.Runtime}.ShardedOptimizer<{_parameters}>"))
        {
            EmitConstruction();
            EmitStructs();
            EmitOverrides();
            EmitUpdate();
            new ShardedCheckpointEmitter(_writer, _whole).Emit();
            var body = new StepBodyEmitter(_writer, _model);
            body.EmitUpdate(StepEmitter.RateParameters(_model));
            if (_model.Options.Accumulates)
            {
                body.EmitAccumulate();
            }

            new GuardEmitter(_writer, _model).EmitMethods();
        }
    }

    private void EmitConstruction()
    {
        string cuts = string.Join(", ", _whole.Variables.Select(CutOf));
        _writer.Lines($$"""
            private readonly {{Whole}} _optimizer;
            private {{_library.Services}}.Shards _shards;
            """);
        if (_whole.HasArrays)
        {
            _writer.Line($"private {Whole}.State _shapes;");
        }

        _writer.Lines($$"""

            /// <summary>Initializes the optimizer of a rank.</summary>
            /// <param name="ranks">The ranks.</param>
            /// <param name="leaves">Into how many parts a batch is cut, a multiple of the number of ranks. With as many leaves, every number of ranks gives the same bits.</param>
            /// <exception cref="global::System.ArgumentException">The number of leaves is less than 1, or not a multiple of the number of ranks.</exception>
            public {{ShardedModel.ClassName}}({{_library.Runtime}}.IRanks ranks, int leaves)
                : this(new {{Whole}}(), ranks, leaves)
            {
            }

            private {{ShardedModel.ClassName}}({{Whole}} optimizer, {{_library.Runtime}}.IRanks ranks, int leaves)
                : base(ranks, leaves, optimizer, {{Number(_slots.Count)}}, [{{cuts}}]) => _optimizer = optimizer;

            """);
        if (_whole.TakesNorms)
        {
            _writer.Line($"/// <summary>{StateEmitter.GradientNormSummary(_whole)} NaN before the first one, and after a checkpoint has been loaded.</summary>");
            _writer.Line("public double GradientNorm => _optimizer.GradientNorm;");
            _writer.Line();
        }
    }

    private void EmitStructs()
    {
        _writer.Line("/// <summary>A rank's parts of all variables.</summary>");
        GeneratedMarks.EmitForData(_writer);
        using (_writer.Block($"internal ref struct {ShardedModel.PartType}"))
        {
            foreach (Variable variable in _model.Variables)
            {
                _writer.Line($"public {Storage(variable).Type} {variable.In("").TrimStart('.')};");
            }
        }

        _writer.Line();
        _writer.Line("/// <summary>The counters of the optimizer, and the rank's parts of its slots.</summary>");
        GeneratedMarks.EmitForData(_writer);
        using (_writer.Block("internal ref struct State"))
        {
            foreach ((string type, string name) in StateFields())
            {
                _writer.Line($"public {type} {name};");
            }

            foreach (Slot slot in _slots)
            {
                _writer.Line($"public {ShardedModel.PartType} {slot.Name};");
            }
        }

        EmitParts(
            $"{_library.Services}.FlatNumbers numbers",
            variable => $"PartOf<{Lanes.ElementName(variable.Element)}>({Number(variable)}, numbers)");
        EmitParts(
            $"scoped ref {_parameters} parameters",
            variable => $"PartOf<{Lanes.ElementName(variable.Element)}>({Number(variable)}, {VariableStorage.Of(Original(variable), _library).Elements(Original(variable).In("parameters"))})");
    }

    private void EmitParts(string parameter, Func<Variable, string> part)
    {
        _writer.Line();
        using (_writer.Block($"private {ShardedModel.PartType} PartOf({parameter})"))
        {
            _writer.Line($"{ShardedModel.PartType} part = default;");
            foreach (Variable variable in _model.Variables)
            {
                _writer.Line($"{variable.In("part")} = _shards.{part(variable)};");
            }

            _writer.Line("return part;");
        }
    }

    private void EmitOverrides()
    {
        Member(
            $"protected override void Visit(ref {_library.Services}.VariableWalk walk, ref {_parameters} parameters)",
            "VisitVariables(ref walk, ref parameters, ref parameters);");
        Member($"protected override {_parameters} ZerosLike(ref {_parameters} parameters)", $"return {Whole}.ZerosLike(in parameters);");
        Member($"protected override void Clear(ref {_parameters} gradients)", $"{Whole}.Clear(ref gradients);");
        Member(
            $"protected override void Check(ref {_parameters} parameters, ref {_parameters} gradients)",
            _whole.HasArrays
                ? ["CheckShapes(ref _shapes, ref parameters, ref gradients);", "CheckMemory(ref _shapes, ref parameters, ref gradients);"]
                : ["// Numbers of one struct have each a place of their own."]);
        Member($"protected override void Build({Shards})", [.. InitialValues()]);
    }

    private IEnumerable<string> InitialValues()
    {
        yield return $"_shards = {PartStorage.Shards};";
        if (_model.Options.Formula.InitialVelocity != 0)
        {
            yield return $"{ShardedModel.PartType} velocity = PartOf(Slot(0));";
            var classes = new KernelClasses(_model);
            foreach (Variable variable in _model.Variables)
            {
                yield return Storage(variable).Fill(variable.InSlot("velocity"), 0, classes.Of(variable).FullName + ".InitialVelocity");
            }
        }

        if (_model.Options.DynamicLossScale is not null)
        {
            yield return $"{Counters}.LossScale = (float)InitialLossScale;";
            yield return $"{Counters}.IsBuilt = true;";
        }
    }

    private void EmitUpdate()
    {
        Member($"protected override void Update(ref {_parameters} parameters)",
        [
            "State state = default;",
            .. StateFields().Select(field => $"state.{field.Name} = {Counters}.{field.Name};"),
            .. _slots.Select((slot, number) => $"state.{slot.Name} = PartOf(Slot({Number(number)}));"),
            $"{ShardedModel.PartType} own = PartOf(ref parameters);",
            $"{ShardedModel.PartType} gradients = PartOf(Gradient);",
            "_optimizer.UpdatePart(ref state, ref own, ref gradients, _shards);",
            .. StateFields().Select(field => $"{Counters}.{field.Name} = state.{field.Name};"),
        ]);
        Member($"protected override void FinalizePart(ref {_parameters} parameters)", _model.Options.UsesEma
            ?
            [
                $"{ShardedModel.PartType} own = PartOf(ref parameters);",
                $"{ShardedModel.PartType} average = PartOf(Slot({Number(IndexOf(Slot.MovingAverage))}));",
                .. _model.Variables.Select(variable => $"{variable.In("average")}.CopyTo({variable.In("own")});"),
            ]
            : ["// No moving average is kept that the parameters could be overwritten by."]);
    }

    private void Member(string header, params IEnumerable<string> statements) => EmitMember(_writer, header, statements);

    /// <summary>Writes a member that the runtime library declares.</summary>
    public static void EmitMember(CodeWriter writer, string header, IEnumerable<string> statements)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block(header))
        {
            foreach (string statement in statements)
            {
                writer.Line(statement);
            }
        }
    }

    private string Whole => $"{_parameters}.{_whole.DeclaredName}";

    /// <summary>The fields of the state that are no slots.</summary>
    private IEnumerable<(string Type, string Name)> StateFields()
    {
        foreach ((string name, _) in CheckpointEmitter.CountersOf(_whole))
        {
            yield return (name == "LossScale" ? "float" : "long", name);
        }

        if (_whole.TakesNorms)
        {
            yield return ("double", "GradientNorm");
        }
    }

    /// <summary>Where a variable may be cut, so that its parts give the same bits as the whole.</summary>
    private string CutOf(Variable variable)
    {
        Hyperparameters options = _whole.OptionsOf(variable);
        string[] cuts =
        [
            .. variable.Constraint?.IsOnNorm == true ? ["Nowhere"] : Array.Empty<string>(),
            .. variable.Element == ElementType.Single && (options.IsFast || options.SumsInDouble) ? ["BetweenVectors"] : Array.Empty<string>(),
            .. options.ClipsByNorm ? ["HasNorm"] : Array.Empty<string>(),
        ];
        return string.Join(" | ", cuts.DefaultIfEmpty("Anywhere").Select(cut => $"{_library.Services}.ShardCut.{cut}"));
    }

    private int IndexOf(Slot slot) => _slots.TakeWhile(other => other != slot).Count();

    private VariableStorage Storage(Variable variable) => VariableStorage.Of(variable, _library);

    private Variable Original(Variable part) => _whole.Variables[((VariableLocation.Part)part.Location).Number];

    private static string Number(Variable part) => Number(((VariableLocation.Part)part.Location).Number);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

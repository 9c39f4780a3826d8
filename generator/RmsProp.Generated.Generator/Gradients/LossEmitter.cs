using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Writes the file of one loss: the methods for its gradient, and the methods that minimize it on the optimizers.</summary>
internal sealed class LossEmitter
{
    private readonly LossModel _loss;
    private readonly CodeWriter _writer = new();

    private LossEmitter(LossModel loss) => _loss = loss;

    private string WorkspaceType => new LibraryNames(_loss.Container.Aliases).Runtime + ".GradientWorkspace";

    public static string Emit(LossModel loss, IEnumerable<OptimizerModel> optimizers)
    {
        var emitter = new LossEmitter(loss);
        emitter.Emit([.. optimizers]);
        return emitter._writer.ToString();
    }

    private string Call => $"{_loss.Container.FullName}.{_loss.Name}AndGradient";

    private string Declared => string.Join(", ", _loss.Arguments.Select(argument => argument.Declared));

    private string Passed => string.Join(", ", _loss.Arguments.Select(argument => argument.Passed));

    private void Emit(IReadOnlyList<OptimizerModel> optimizers)
    {
        GeneratedFile.Begin(
            _writer, "the loss", _loss.Container.Aliases.All(usesTensors: false),
            "#pragma warning disable CS0162, CS1718 // Lengths that are known decide branches; a loss may compare a number with itself to find out whether it is NaN.");
        GeneratedFile.In(_writer, _loss.Container, EmitMethods);
        foreach (OptimizerModel optimizer in optimizers)
        {
            _writer.Line();
            GeneratedFile.In(_writer, optimizer.Target, () =>
            {
                using (_writer.Block($"partial class {optimizer.DeclaredName}"))
                {
                    new MinimizeLossEmitter(_writer, optimizer, _loss).Emit();
                    if (optimizer.IsSharded)
                    {
                        new ShardedLossEmitter(_writer, optimizer, _loss).Emit();
                    }
                }
            });
        }
    }

    private void EmitMethods()
    {
        string gradients = $"ref {_loss.Parameters} {GradientText.Gradients}";
        string passed = Passed + $", ref {GradientText.Gradients}";
        string scale = $"{_loss.Type} scale";
        EmitDocumentation("");
        EmitHeader($"({Declared}, {gradients}) =>");
        _writer.Line($"    {_loss.Name}AndGradient({passed}, 1, {WorkspaceType}.Current);");
        _writer.Line();
        EmitDocumentation("scale");
        EmitHeader($"({Declared}, {gradients}, {scale}) =>");
        _writer.Line($"    {_loss.Name}AndGradient({passed}, scale, {WorkspaceType}.Current);");
        _writer.Line();
        EmitDocumentation("scale workspace");
        using (BlockOf($"({Declared}, {gradients}, {scale}, {WorkspaceType} {GradientText.Workspace})"))
        {
            if (_loss.Body is { } body)
            {
                _writer.Line($"global::System.ArgumentNullException.ThrowIfNull({GradientText.Workspace});");
                _writer.Line($"{GradientText.Workspace}.Clear();");
                _writer.Lines(body.TrimEnd('\n'));
            }
            else
            {
                _writer.Line($"throw new global::System.NotSupportedException(\"The gradient of '{_loss.Name}' could not be derived: see the error in its source.\");");
            }
        }

        if (_loss.SharedTypes.Length > 0)
        {
            _writer.Lines(_loss.SharedTypes.TrimEnd('\n'));
        }
    }

    private void EmitHeader(string rest)
    {
        GeneratedMarks.EmitForData(_writer);
        _writer.Line($"{_loss.Accessibility} static {_loss.Type} {_loss.Name}AndGradient{rest}");
    }

    private CodeWriter.BlockScope BlockOf(string rest)
    {
        GeneratedMarks.EmitForCode(_writer);
        return _writer.Block($"{_loss.Accessibility} static {_loss.Type} {_loss.Name}AndGradient{rest}");
    }

    private void EmitDocumentation(string further)
    {
        string name = _loss.Name.TrimStart('@');
        _writer.Line($"/// <summary>Computes the loss <c>{name}</c>, and adds its gradient{(further.Length > 0 ? ", multiplied by a factor," : "")} to gradients.</summary>");
        _writer.Line("/// <remarks>");
        foreach (string remark in _loss.Remarks)
        {
            _writer.Line($"/// <para>{remark}</para>");
        }

        _writer.Line("/// </remarks>");
        foreach (LossArgument argument in _loss.Arguments)
        {
            _writer.Line($"/// <param name=\"{argument.Name.TrimStart('@')}\">As for the loss.</param>");
        }

        _writer.Line("/// <param name=\"gradients\">What the gradient is added to. An array that is null has no gradient.</param>");
        if (further.Length > 0)
        {
            _writer.Line("/// <param name=\"scale\">What the gradient, not the value, is multiplied by.</param>");
        }

        if (further.EndsWith("workspace", StringComparison.Ordinal))
        {
            _writer.Line("/// <param name=\"workspace\">The memory for intermediate values. It must not be in use by another thread.</param>");
        }

        _writer.Line("/// <returns>The value of the loss.</returns>");
    }
}

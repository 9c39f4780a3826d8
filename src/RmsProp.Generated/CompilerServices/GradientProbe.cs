using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: compares a gradient with central differences of its loss. The caller computes the loss, shows the parameters
/// and their gradients by a <see cref="VariableWalk"/>, in which one parameter is moved, and begins again until <see cref="MoveNext"/>
/// says that nothing is left.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Usage", "CA2208", Justification = "It names the arguments of the generated method, which calls this.")]
public sealed class GradientProbe
{
    // The loss is taken to be right to so many units of rounding: sums of some hundred terms are.
    private const double UnitsOfRounding = 8;

    // What a step is divided by where a gradient seems wrong: several kinks may be as near as that.
    private const double Refinement = 8;

    // What makes a finer step worth two calls, however much is tolerated.
    private const double WorthRefinement = 1e-3;

    private const double SingleEpsilon = 1.1920928955078125e-7; // 2⁻²³
    private const double DoubleEpsilon = 2.220446049250313e-16; // 2⁻⁵²

    private readonly double _tolerance;
    private readonly List<bool> _isChecked = [];
    private readonly List<double> _gradients = [];
    private double _epsilon;
    private Stage _stage;
    private int _variable;
    private int _first;
    private int _index;
    private double _loss;
    private double _lossAbove;
    private double _lossBelow;
    private double _above;
    private double _below;
    private double _value;
    private bool _isFine;
    private double _coarseDifference;
    private double _coarseError;
    private GradientCheck? _worst;

    /// <summary>Initializes a comparison.</summary>
    /// <param name="tolerance">The largest relative error allowed.</param>
    /// <param name="isSingle">Whether there are parameters of type <see langword="float"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public GradientProbe(double tolerance, bool isSingle)
    {
        if (!(tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The largest relative error allowed must be 0 or more.");
        }

        _tolerance = tolerance;
        _epsilon = isSingle ? SingleEpsilon : DoubleEpsilon;
    }

    /// <summary>What the loss that comes next is of.</summary>
    private enum Stage
    {
        /// <summary>The parameters; its gradients are taken.</summary>
        Gradients,

        /// <summary>The parameters, once more; then the first one is moved, or after the last one nothing follows.</summary>
        Unmoved,

        /// <summary>The parameters with one of them moved up.</summary>
        Above,

        /// <summary>The parameters with one of them moved down.</summary>
        Below,
    }

    /// <summary>Whether the gradients that are shown next are taken, so that their shapes matter.</summary>
    internal bool TakesGradients => _stage == Stage.Gradients;

    /// <summary>Takes the loss of the parameters as they are now.</summary>
    /// <param name="loss">The loss.</param>
    /// <exception cref="NotFiniteNumberException">The loss of the parameters themselves is NaN or infinite.</exception>
    /// <exception cref="ArgumentException">It is another one for the same parameters.</exception>
    public void Add(double loss)
    {
        switch (_stage)
        {
            case Stage.Gradients:
                SetLoss(loss);
                break;
            case Stage.Unmoved:
                CheckRepetition(loss);
                break;
            case Stage.Above:
                _lossAbove = loss;
                break;
            default:
                _lossBelow = loss;
                break;
        }
    }

    /// <summary>Continues after all variables have been shown.</summary>
    /// <returns>Whether the loss has to be computed again.</returns>
    public bool MoveNext()
    {
        (_variable, _first) = (0, 0);
        if (_stage == Stage.Gradients)
        {
            _stage = Stage.Unmoved;
            return _gradients.Count > 0;
        }

        return _stage != Stage.Unmoved;
    }

    /// <summary>Ends the comparison.</summary>
    /// <returns>What was found.</returns>
    /// <exception cref="InvalidOperationException">There was no gradient.</exception>
    /// <exception cref="ArgumentException">A gradient is wrong.</exception>
    public GradientCheck Result()
    {
        if (_worst is null)
        {
            OptimizerErrors.ThrowNoGradients();
        }

        if (_worst.Error > _tolerance)
        {
            ThrowWrongGradient(_worst, _tolerance);
        }

        return _worst;
    }

    /// <summary>Takes the gradients of a variable, or moves one of its elements.</summary>
    internal void Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> parameter, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_stage == Stage.Gradients)
        {
            Take(parameter, gradient);
            return;
        }

        if (!_isChecked[_variable++])
        {
            return;
        }

        int element = _index - _first;
        _first += parameter.Length;
        if (element < 0 || element >= parameter.Length)
        {
            return;
        }

        if (_stage == Stage.Above)
        {
            parameter[element] = T.CreateChecked(_below);
            _stage = Stage.Below;
            return;
        }

        if (_stage == Stage.Below)
        {
            parameter[element] = T.CreateChecked(_value);
            if (!Compare(name, shape, element))
            {
                Begin(ref parameter[element], isFine: true);
                return;
            }

            _stage = Stage.Unmoved;
            _index++;
            element++;
        }

        if (element < parameter.Length)
        {
            Begin(ref parameter[element], isFine: false);
        }
    }

    private void Take<T>(Span<T> parameter, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isChecked = Variable.LengthOf(parameter) >= 0 && Variable.LengthOf(gradient) >= 0;
        _isChecked.Add(isChecked);
        if (isChecked)
        {
            foreach (T element in gradient)
            {
                _gradients.Add(double.CreateChecked(element));
            }
        }
    }

    private void Begin<T>(ref T parameter, bool isFine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _value = double.CreateChecked(parameter);
        _isFine = isFine;
        double step = double.Cbrt(_epsilon) * double.Max(double.Abs(_value), 1) / (isFine ? Refinement : 1);

        // As the type of the parameter rounds them, so that their distance is known exactly.
        T above = T.CreateChecked(_value + step);
        (_above, _below) = (double.CreateChecked(above), double.CreateChecked(T.CreateChecked(_value - step)));
        parameter = above;
        _stage = Stage.Above;
    }

    /// <summary>Compares one gradient; returns false if that has to be done again with a finer step.</summary>
    private bool Compare(string name, ReadOnlySpan<int> shape, int element)
    {
        double distance = _above - _below;
        double gradient = _gradients[_index];
        double difference = (_lossAbove - _lossBelow) / distance;

        // Half of what the slopes to both sides differ by: where the loss bends within a step, as at the kink of a ReLU, any gradient
        // between the two is right.
        double bend = double.Abs(_lossAbove - (2 * _loss) + _lossBelow) / distance;
        double largest = double.Max(double.Abs(_loss), double.Max(double.Abs(_lossAbove), double.Abs(_lossBelow)));
        double rounding = 2 * UnitsOfRounding * _epsilon * largest / distance;
        double excess = double.Abs(gradient - difference) - bend - rounding;
        double error = excess <= 0 ? 0 : excess / double.Max(double.Abs(gradient), double.Abs(difference));
        if (double.IsNaN(error))
        {
            error = double.PositiveInfinity;
        }

        bool isWrong = error > double.Min(_tolerance, WorthRefinement);
        if (isWrong && !_isFine)
        {
            (_coarseDifference, _coarseError) = (difference, error);
            return false;
        }

        if (isWrong)
        {
            (difference, error) = (_coarseDifference, _coarseError); // It is rounded less.
        }

        if (_worst is null || error > _worst.Error)
        {
            _worst = new GradientCheck(name + Variable.IndicesOf(shape, element), gradient, difference, error, _gradients.Count);
        }

        return true;
    }

    private void SetLoss(double loss)
    {
        if (!double.IsFinite(loss))
        {
            throw new NotFiniteNumberException(
                $"The loss is {loss.ToString(CultureInfo.InvariantCulture)}, and a gradient can only be checked where it is finite.", loss);
        }

        _loss = loss;
        if ((float)loss == loss)
        {
            _epsilon = SingleEpsilon; // It was computed in that type.
        }
    }

    private void CheckRepetition(double loss)
    {
        if (!(double.Abs(loss - _loss) <= double.Abs(_loss) * double.Max(_tolerance, UnitsOfRounding * _epsilon)))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The loss is {_loss} in one call and {loss} in the next, with the same parameters. Take the same examples, and the same random numbers, in each call."),
                "lossAndGradient");
        }
    }

    [DoesNotReturn]
    private static void ThrowWrongGradient(GradientCheck worst, double tolerance) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"A gradient is wrong. {worst} At most {tolerance} is allowed."), "lossAndGradient");
}

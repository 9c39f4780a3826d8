namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Trainers structured like those of libraries and demos in C#: none of the rules for the use of models reports anything.
/// </summary>
public class TrainerTests
{
    /// <summary>
    /// One method for training and validation, whose steps sum the gradients of a sequence; a network read from a file and saved after
    /// each epoch.
    /// </summary>
    [Fact]
    public Task Of_sequences() => UseSource.IsRight("""
        public static double Train<T>(int epochs, T optimizer, ref Model network, List<float[]> training, List<float[]>? validation, bool initFromSaved, bool overwriteSaved, string path)
            where T : class, IRMSpropOptimizer<Model>
        {
            if (initFromSaved)
            {
                try
                {
                    optimizer.LoadCheckpoint(path, ref network);
                }
                catch (Exception e)
                {
                    Console.WriteLine("Starting afresh: " + e.Message);
                    network = Model.Create();
                }
            }

            double result = 1;
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                double trainingLoss = Pass(optimizer, ref network, training, applyTraining: true);
                result = trainingLoss;
                if (double.IsNaN(trainingLoss) || double.IsInfinity(trainingLoss))
                {
                    throw new InvalidOperationException("The learning rate is too high.");
                }

                double validationLoss = 0;
                if (validation != null)
                {
                    validationLoss = Pass(optimizer, ref network, validation, applyTraining: false);
                    result = validationLoss;
                }

                if (overwriteSaved)
                {
                    optimizer.SaveCheckpoint(path, in network);
                }

                if (trainingLoss == 0 && validationLoss == 0)
                {
                    break;
                }
            }

            return result;
        }

        private static double Pass(IRMSpropOptimizer<Model> optimizer, ref Model network, List<float[]> sequences, bool applyTraining)
        {
            double sum = 0, count = 0;
            Model gradients = Model.Create();
            foreach (float[] sequence in sequences)
            {
                float state = 0;
                foreach (float step in sequence)
                {
                    state = (network.Weights[0] * state) + network.Bias + step;
                    double loss = state * state;
                    if (double.IsNaN(loss))
                    {
                        return loss;
                    }

                    sum += loss;
                    count++;
                    if (applyTraining)
                    {
                        gradients.Bias += 2 * state;
                        gradients.Weights[0] += 2 * state * state;
                    }
                }

                if (applyTraining)
                {
                    optimizer.Apply(ref network, in gradients);
                    gradients.Bias = 0;
                    Array.Clear(gradients.Weights);
                }
            }

            return sum / count;
        }

        private sealed class Matrix
        {
            public Model Values = Model.Create();
            public Model Gradients = Model.Create();
            public readonly Model.RMSprop Updater = new();
        }

        private static void UpdateAll(IEnumerable<Matrix> network, double rate)
        {
            foreach (Matrix matrix in network)
            {
                matrix.Updater.LearningRate = rate;
                matrix.Updater.Apply(ref matrix.Values, in matrix.Gradients);
                Array.Clear(matrix.Gradients.Weights);
            }
        }
        """);

    /// <summary>
    /// Network and trainer in fields, a method that takes one sample and either validates or trains, statistics in windows, and a network
    /// that is recreated on demand.
    /// </summary>
    [Fact]
    public Task Of_samples_until_a_key_is_pressed() => UseSource.IsRight("""
        private readonly Queue<double> _trainingAccuracy = new();
        private readonly Queue<double> _validationAccuracy = new();
        private readonly Random _random = new(1);
        private Model _net;
        private Model.RMSprop? _trainer;
        private int _stepCount;

        public void Run()
        {
            _net = Model.Create();
            _trainer = new Model.RMSprop { LearningRate = 0.01 };
            do
            {
                var sample = Sample();
                Step(sample);
            }
            while (!Console.KeyAvailable);

            var trained = _net;
            Console.WriteLine(Model.Loss(in trained));
        }

        public void Reset()
        {
            _net = Model.Create();
            _trainer = new Model.RMSprop { LearningRate = 0.01 };
            _stepCount = 0;
        }

        private void Step((float[] Input, int Label, bool IsValidation) sample)
        {
            if (sample.IsValidation)
            {
                Keep(_validationAccuracy, Predict(in _net, sample.Input) == sample.Label ? 1 : 0);
                return;
            }

            double loss = _trainer!.Minimize(ref _net, (in Model m, ref Model g) =>
            {
                g.Bias = m.Bias - sample.Label;
                for (int i = 0; i < m.Weights.Length; i++)
                {
                    g.Weights[i] = m.Weights[i] * sample.Input[i];
                }

                return g.Bias * g.Bias;
            });
            Keep(_trainingAccuracy, Predict(in _net, sample.Input) == sample.Label ? 1 : 0);
            if (_stepCount++ % 200 == 0)
            {
                Console.WriteLine($"{loss} {_trainingAccuracy.Average()} {_validationAccuracy.Average()}");
            }
        }

        private (float[] Input, int Label, bool IsValidation) Sample()
        {
            int n = _random.Next(100);
            return (new float[3], n % 3, n % 10 == 0);
        }

        private static int Predict(in Model net, float[] input) => (int)(net.Bias + (net.Weights[0] * input[0]));

        private static void Keep(Queue<double> window, double value)
        {
            window.Enqueue(value);
            if (window.Count > 100)
            {
                window.Dequeue();
            }
        }
        """);

    /// <summary>
    /// The optimizer chosen by the options and wrapped in a delegate, batches within epochs, a check on several threads, early stopping,
    /// progress, and results from a local function.
    /// </summary>
    [Fact]
    public Task Of_batches_with_an_updater_of_choice() => UseSource.IsRight("""
        public delegate double Updater(ref Model network, float[] batch);
        public record Result(string Reason, int Epochs, Model Network, IReadOnlyList<double> Validation);
        public abstract record Algorithm;
        public record Momentum(double Rate) : Algorithm;
        public record Plain : Algorithm;

        public static Result Train(Model network, List<float[]> batches, int epochs, Algorithm algorithm, IProgress<double>? progress, float[]? validation, System.Threading.CancellationToken token)
        {
            Updater updater;
            switch (algorithm)
            {
                case Momentum momentum:
                    var fast = new Model.RMSprop { LearningRate = momentum.Rate };
                    updater = (ref Model p, float[] batch) => fast.Minimize(ref p, Model.Gradient);
                    break;
                case Plain:
                    Model gradients = Model.Create();
                    Model.RMSprop.State state = default;
                    updater = (ref Model p, float[] batch) =>
                    {
                        double loss = Model.Gradient(in p, ref gradients);
                        Model.RMSprop.Apply(ref state, ref p, in gradients);
                        return loss;
                    };
                    break;
                default:
                    throw new ArgumentException("No such algorithm.");
            }

            return Optimize(network, batches, epochs, updater, progress, validation, token);
        }

        private static Result Optimize(Model network, List<float[]> batches, int epochs, Updater updater, IProgress<double>? progress, float[]? validation, System.Threading.CancellationToken token)
        {
            List<double> reports = [];
            Result Prepare(string reason, int loops) => new(reason, loops, network, reports);
            double best = double.MaxValue;
            for (int i = 0; i < epochs; i++)
            {
                batches.Reverse();
                for (int j = 0; j < batches.Count; j++)
                {
                    if (token.IsCancellationRequested)
                    {
                        return Prepare("canceled", i);
                    }

                    progress?.Report(updater(ref network, batches[j]));
                }

                float[] weights = network.Weights;
                if (!System.Threading.Tasks.Parallel.For(0, weights.Length, (k, state) =>
                {
                    if (!float.IsFinite(weights[k]))
                    {
                        state.Break();
                    }
                }).IsCompleted)
                {
                    return Prepare("overflow", i);
                }

                if (validation != null)
                {
                    double loss = Model.Loss(in network);
                    reports.Add(loss);
                    if (loss > best)
                    {
                        return Prepare("early stopping", i);
                    }

                    best = loss;
                }
            }

            return Prepare("done", epochs);
        }
        """);

    /// <summary>
    /// The network is assembled from a vector whenever a cost or a gradient is needed, and training continues from a former solution.
    /// </summary>
    [Fact]
    public Task Of_a_vector_of_numbers() => UseSource.IsRight("""
        public static Model Train(float[] x, float[]? solution, Action<int, double, float[]>? progress)
        {
            Model Deserialize(float[] vector) => new() { Weights = vector[1..], Bias = vector[0] };

            double Cost(float[] vector)
            {
                Model network = Deserialize(vector);
                return Model.Loss(in network);
            }

            float[] Gradient(float[] vector)
            {
                Model network = Deserialize(vector), gradients = Model.Create();
                Model.Gradient(in network, ref gradients);
                return [gradients.Bias, .. gradients.Weights];
            }

            var optimizer = new Arrays.RMSprop();
            Arrays free = new() { Weights = solution ?? new float[x.Length + 1] };
            for (int i = 0; i < 100; i++)
            {
                optimizer.Apply(ref free, new Arrays { Weights = Gradient(free.Weights) });
                progress?.Invoke(i, Cost(free.Weights), free.Weights);
            }

            return Deserialize(free.Weights);
        }
        """);

    /// <summary>Batches from a replay memory, and a target network that follows the first network with arrays of its own.</summary>
    [Fact]
    public Task Of_rewards() => UseSource.IsRight("""
        private readonly List<(float[] State, float Reward)> _replay = [];
        private readonly Model.RMSprop _trainer = new();
        private readonly Random _random = new(1);
        private Model _value = Model.Create(), _target = Model.Create();
        private int _age;

        public void Backward(float[] state, float reward)
        {
            _age++;
            if (_replay.Count < 1000)
            {
                _replay.Add((state, reward));
            }
            else
            {
                _replay[_random.Next(1000)] = (state, reward);
            }

            double loss = 0;
            for (int k = 0; k < 32; k++)
            {
                var (_, expected) = _replay[_random.Next(_replay.Count)];
                float goal = expected + (0.9f * _target.Bias);
                loss += _trainer.Minimize(ref _value, (in Model m, ref Model g) =>
                {
                    g.Bias = m.Bias - goal;
                    return g.Bias * g.Bias;
                });
            }

            if (_age % 100 == 0)
            {
                _target.Bias = _value.Bias;
                _value.Weights.CopyTo(_target.Weights, 0);
                Console.WriteLine(loss / 32);
            }
        }
        """);
}

using FineTune;
using SampleKit;

return new SampleCommand
{
    Description = "Takes over weights that PyTorch trained for seven digits, and learns all ten from 300 images: the first layer stays, the head is new.",
    Epochs = "How many times to go through the images at most; it stops earlier if the loss on others no longer falls.",
    DefaultEpochs = 200,
    Output = "The file to save the weights to, for PyTorch to load.",
    DefaultOutput = "fine-tuned.safetensors",
}.Run(args, FineTuneRun.Execute);

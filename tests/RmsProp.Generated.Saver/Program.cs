using RmsProp.Generated;
using RmsProp.Generated.Saver;

// Goes on from the checkpoint, if there is one, as every training should that may be interrupted at any time.
string path = args[0];
var optimizer = new SavedModel.RMSprop();
SavedModel parameters = SavedModel.Create();
if (File.Exists(path))
{
    optimizer.LoadCheckpoint(path, ref parameters);
}

Console.WriteLine(optimizer.Steps);
for (bool isFirst = true; ; isFirst = false)
{
    SavedModel.Step(optimizer, ref parameters);
    optimizer.SaveCheckpoint(path, in parameters);
    if (isFirst)
    {
        Console.WriteLine(optimizer.Steps);
    }
}

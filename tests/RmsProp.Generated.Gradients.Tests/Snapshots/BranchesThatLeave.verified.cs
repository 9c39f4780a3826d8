        workspace.Clear();
        int n2 = n;
        double a = model.A;
        bool value = n < 0;
        double value2;
        bool returned;
        double s;
        int turns;
        if (value)
        {
            value2 = a;
            returned = false;
            s = 0.0;
            turns = 0;
        }
        else
        {
            double value3 = 0.0;
            bool returned2 = false;
            double s2 = a;
            int i = 0;
            int turns2 = 0;
            while (returned2 ? false : (i < n))
            {
                double value4 = x[i];
                bool value5 = value4 < 0.0;
                double value6;
                bool returned3;
                double s3;
                if (value5)
                {
                    value6 = s2 * 5.0;
                    returned3 = true;
                    s3 = s2;
                }
                else
                {
                    value6 = value3;
                    returned3 = returned2;
                    s3 = s2 * value4;
                }
                workspace.Flags.Record(value5);
                workspace.Doubles.Record(value4);
                value3 = value6;
                returned2 = returned3;
                s2 = s3;
                i = returned3 ? i : (i + 1);
                turns2++;
            }
            double value7;
            double s4;
            if (returned2)
            {
                value7 = value3;
                s4 = 0.0;
            }
            else
            {
                double s3 = s2 + model.B;
                value7 = s3 * s3;
                s4 = s3;
            }
            value2 = value7;
            returned = returned2;
            s = s4;
            turns = turns2;
        }
        double aGradient = scale;
        double aGradient2;
        if (value)
        {
            aGradient2 = scale;
        }
        else
        {
            double sGradient;
            double value3;
            if (returned)
            {
                sGradient = 0.0;
                value3 = scale;
            }
            else
            {
                double sGradient2 = scale * s;
                double sGradient3 = sGradient2 + (scale * s);
                gradients.B += sGradient3;
                sGradient = sGradient3;
                value3 = 0.0;
            }
            double value4 = value3;
            double sGradient4 = sGradient;
            for (int turn = turns; turn >= 1; turn--)
            {
                double value5 = workspace.Doubles.TakeBack();
                bool value6 = workspace.Flags.TakeBack();
                double value7;
                double sGradient2;
                if (value6)
                {
                    value7 = 0.0;
                    sGradient2 = sGradient4 + (value4 * 5.0);
                }
                else
                {
                    value7 = value4;
                    sGradient2 = sGradient4 * value5;
                }
                value4 = value7;
                sGradient4 = sGradient2;
            }
            aGradient2 = sGradient4;
        }
        gradients.A += aGradient2;
        return value2;
    }
}
